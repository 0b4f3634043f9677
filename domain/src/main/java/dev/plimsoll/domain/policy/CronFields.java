package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.validation.Problems;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// The five fields of a cron expression: local times that come again, each of these times on each of these
/// days.
record CronFields(CronTimes times, CronDays days) {
    private static final int COUNT = 5;

    /// Reads five fields.
    ///
    /// @throws dev.plimsoll.domain.validation.InvalidSettings with every problem, its path empty
    static CronFields of(String text) {
        Problems problems = new Problems();
        String[] fields = text.strip().split("\\s+", -1);
        problems.check(
                        fields.length == COUNT,
                        "",
                        "must have five fields: minute, hour, day of month, month, day of week")
                .refuse();
        CronTimes times = new CronTimes(
                CronField.of(CronUnit.MINUTE, fields[0], problems), CronField.of(CronUnit.HOUR, fields[1], problems));
        CronDays days = new CronDays(
                CronField.of(CronUnit.DAY_OF_MONTH, fields[2], problems),
                CronField.of(CronUnit.MONTH, fields[3], problems),
                CronField.of(CronUnit.DAY_OF_WEEK, fields[4], problems));
        problems.refuse();
        problems.check(days.exist(), "", "never fires: none of its months has such a day")
                .refuse();
        return new CronFields(times, days);
    }

    /// The last one at or before a local time; null when there is none from the month of `oldest` on.
    @Nullable
    LocalDateTime lastUpTo(LocalDateTime local, LocalDateTime oldest) {
        LocalDate today = local.toLocalDate();
        LocalTime time = days.has(today) ? times.lastUpTo(local.toLocalTime()) : null;
        if (time != null) {
            return today.atTime(time);
        }
        LocalDate day = days.lastUpTo(today.minusDays(1), oldest.toLocalDate());
        return day == null ? null : day.atTime(times.last());
    }

    /// The first one strictly after a local time; null when there is none up to the month of `newest`.
    @Nullable
    LocalDateTime firstAfter(LocalDateTime local, LocalDateTime newest) {
        LocalDate today = local.toLocalDate();
        LocalTime time = days.has(today) ? times.firstAfter(local.toLocalTime()) : null;
        if (time != null) {
            return today.atTime(time);
        }
        LocalDate day = days.firstFrom(today.plusDays(1), newest.toLocalDate());
        return day == null ? null : day.atTime(times.first());
    }
}

package dev.plimsoll.domain.policy;

import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/// The days of a cron expression. If both the day of the month and the day of the week are restricted,
/// either will do; else both must fit.
record CronDays(CronField daysOfMonth, CronField months, CronField daysOfWeek) {
    private static final int WEEK = 7;
    private static final int LONGEST_MONTH = 31;

    /// Whether there is any such day in any year.
    boolean exist() {
        boolean exist = isEither();
        for (Month month : Month.values()) {
            boolean hasDay = daysOfMonth.first() <= month.maxLength();
            exist |= months.has(month.getValue()) && hasDay;
        }
        return exist;
    }

    boolean has(LocalDate day) {
        return months.has(day.getMonthValue())
                && fits(day.getDayOfMonth(), day.getDayOfWeek().getValue() % WEEK);
    }

    /// The last one up to a day; null when there is none in the months from `oldest` on.
    @Nullable
    LocalDate lastUpTo(LocalDate day, LocalDate oldest) {
        LocalDate month = day.withDayOfMonth(1);
        int found = CronField.lastUpTo(of(month), day.getDayOfMonth());
        while (found < 0 && month.isAfter(oldest)) {
            month = month.minusMonths(1);
            found = CronField.lastUpTo(of(month), LONGEST_MONTH);
        }
        return found < 0 ? null : month.withDayOfMonth(found);
    }

    /// The first one from a day on; null when there is none in the months up to `newest`.
    @Nullable
    LocalDate firstFrom(LocalDate day, LocalDate newest) {
        LocalDate month = day.withDayOfMonth(1);
        int found = CronField.firstFrom(of(month), day.getDayOfMonth());
        while (found < 0 && month.isBefore(newest)) {
            month = month.plusMonths(1);
            found = CronField.firstFrom(of(month), 1);
        }
        return found < 0 ? null : month.withDayOfMonth(found);
    }

    /// Those of the month that begins on `first`, one bit for each.
    private long of(LocalDate first) {
        long days = 0;
        if (months.has(first.getMonthValue())) {
            int weekday = first.getDayOfWeek().getValue();
            for (int day = 1; day <= first.lengthOfMonth(); day++) {
                days |= fits(day, weekday++ % WEEK) ? 1L << day : 0;
            }
        }
        return days;
    }

    private boolean fits(int dayOfMonth, int dayOfWeek) {
        return isEither()
                ? daysOfMonth.has(dayOfMonth) || daysOfWeek.has(dayOfWeek)
                : daysOfMonth.has(dayOfMonth) && daysOfWeek.has(dayOfWeek);
    }

    private boolean isEither() {
        return daysOfMonth.isRestricted() && daysOfWeek.isRestricted();
    }
}

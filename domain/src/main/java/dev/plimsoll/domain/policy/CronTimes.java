package dev.plimsoll.domain.policy;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// The times of day of a cron expression. They are the same on each of its days.
record CronTimes(CronField minutes, CronField hours) {
    LocalTime first() {
        return LocalTime.of(hours.first(), minutes.first());
    }

    LocalTime last() {
        return LocalTime.of(hours.last(), minutes.last());
    }

    /// The last one at or before a time; null when there is none on that day.
    @Nullable
    LocalTime lastUpTo(LocalTime time) {
        int minute = hours.has(time.getHour()) ? CronField.lastUpTo(minutes.values(), time.getMinute()) : -1;
        if (minute >= 0) {
            return LocalTime.of(time.getHour(), minute);
        }
        int hour = CronField.lastUpTo(hours.values(), time.getHour() - 1);
        return hour < 0 ? null : LocalTime.of(hour, minutes.last());
    }

    /// The first one strictly after the minute of a time; null when there is none on that day.
    @Nullable
    LocalTime firstAfter(LocalTime time) {
        int minute = hours.has(time.getHour()) ? CronField.firstFrom(minutes.values(), time.getMinute() + 1) : -1;
        if (minute >= 0) {
            return LocalTime.of(time.getHour(), minute);
        }
        int hour = CronField.firstFrom(hours.values(), time.getHour() + 1);
        return hour < 0 ? null : LocalTime.of(hour, minutes.first());
    }
}

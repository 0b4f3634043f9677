package dev.plimsoll.domain.policy;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A moment at which a cron expression fires, and the local time that it fires for, which the clock may
/// have skipped.
record CronFiring(LocalDateTime local, Instant at) {
    /// The later of two; of two at the same moment the one for the later local time.
    static @Nullable CronFiring later(@Nullable CronFiring one, @Nullable CronFiring other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        boolean isSame = one.at.equals(other.at);
        return (isSame ? one.local.isAfter(other.local) : one.at.isAfter(other.at)) ? one : other;
    }

    /// The earlier of two.
    static @Nullable CronFiring earlier(@Nullable CronFiring one, @Nullable CronFiring other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.at.isBefore(other.at) ? one : other;
    }
}

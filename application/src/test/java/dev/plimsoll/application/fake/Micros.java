package dev.plimsoll.application.fake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Stores keep microseconds, and so do their fakes.
final class Micros {
    private Micros() {}

    static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable Instant orNull(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }
}

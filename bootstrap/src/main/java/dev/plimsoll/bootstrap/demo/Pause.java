package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Waiting, with an interrupt restored and turned into the end of the demo.
final class Pause {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private Pause() {}

    static void lasting(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", interrupted);
        }
    }

    static void until(Instant instant) {
        Duration left = Duration.between(Instant.now(), instant);
        if (left.isPositive()) {
            lasting(left);
        }
    }

    /// Looks five times a second until `condition` holds; `what` completes the sentence "... did not happen within".
    static void awaiting(String what, Duration deadline, BooleanSupplier condition) {
        Instant end = Instant.now().plus(deadline);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new DemoFailure("%s did not happen within %s".formatted(what, Text.seconds(deadline)));
            }
            lasting(BETWEEN_LOOKS);
        }
    }
}

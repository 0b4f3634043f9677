package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches for the fleet to come within one container of the right count and to stay there for a while, both the
/// containers that run and those that are wanted.
final class Settling {
    private final int right;
    private final Duration hold;
    private @Nullable Duration since;
    private boolean isSettled;

    Settling(int right, Duration hold) {
        this.right = right;
        this.hold = hold;
    }

    /// Samples come in order of time; returns whether the fleet has settled by now.
    boolean observe(Sample sample) {
        boolean isNear = isNear(sample.running()) && isNear(sample.status().desired());
        if (!isNear) {
            since = null;
        } else if (since == null) {
            since = sample.elapsed();
        }
        isSettled = since != null && sample.elapsed().minus(since).compareTo(hold) >= 0;
        return isSettled;
    }

    /// When the fleet came to where it stayed; empty until it stayed long enough.
    Optional<Duration> settledAt() {
        return isSettled ? Optional.ofNullable(since) : Optional.empty();
    }

    private boolean isNear(int count) {
        return Math.abs(count - right) <= 1;
    }
}

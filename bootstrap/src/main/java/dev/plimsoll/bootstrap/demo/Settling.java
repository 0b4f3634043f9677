package dev.plimsoll.bootstrap.demo;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches for the fleet to come within one container of the right count and to stay there for a while.
final class Settling {
    private final Duration hold;
    private @Nullable Duration since;
    private boolean isSettled;

    Settling(Duration hold) {
        this.hold = hold;
    }

    /// Samples come in order of time; returns whether the fleet has settled by now.
    boolean observe(Sample sample) {
        if (!sample.isNearRight()) {
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
}

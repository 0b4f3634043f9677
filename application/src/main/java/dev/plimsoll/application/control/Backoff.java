package dev.plimsoll.application.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Waits longer after each failure in a row: 1 s, 2 s, 4 s, up to a minute. Ten quiet minutes, or another count that is
/// wanted, start afresh.
public final class Backoff {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private int failures;
    private int desired;
    private Instant until = Instant.MIN;

    /// Notes a failure to reach `wanted` and answers how long to wait.
    public synchronized Duration failed(int wanted, Instant now) {
        boolean isAnother = wanted != desired || isForgotten(now);
        failures = isAnother ? 1 : failures + 1;
        desired = wanted;
        Duration wait = SHORTEST.multipliedBy(1L << Math.min(failures - 1, 10));
        wait = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
        until = now.plus(wait);
        return wait;
    }

    /// How long it is still too early to try for `wanted` again, if it is.
    public synchronized Optional<Duration> remaining(int wanted, Instant now) {
        return failures > 0 && wanted == desired && now.isBefore(until)
                ? Optional.of(Duration.between(now, until))
                : Optional.empty();
    }

    public synchronized void succeeded() {
        failures = 0;
    }

    private boolean isForgotten(Instant now) {
        return failures == 0 || now.isAfter(until.plus(FORGOTTEN_AFTER));
    }
}

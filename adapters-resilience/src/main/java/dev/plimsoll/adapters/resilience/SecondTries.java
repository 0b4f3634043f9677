package dev.plimsoll.adapters.resilience;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Tries again, ever more slowly, what failed at once, as what is only being restarted is back in a moment: after 0.1,
/// 0.2 and 0.4 seconds, each up to half as long again or less, and not once a second is over.
final class SecondTries {
    private static final Duration ONLY_WITHIN = Duration.ofSeconds(1);
    private static final int MOST = 3;
    private static final IntervalFunction PAUSES = IntervalFunction.ofExponentialRandomBackoff(100L, 2, 0.5);

    private final Clock clock;
    private final Pause pause;

    SecondTries(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /// Waits.
    @FunctionalInterface
    interface Pause {
        /// Waits for so long.
        ///
        /// @throws InterruptedException when nobody wants to know any more
        void take(Duration length) throws InterruptedException;
    }

    /// The last outcome, which is the first that is well.
    ///
    /// @param isOver whether there is no time for another try
    <T> Outcome<T> of(Supplier<Outcome<T>> call, BooleanSupplier isOver) {
        Instant begun = clock.instant();
        Outcome<T> outcome = call.get();
        for (int tries = 1; tries <= MOST && outcome.isSick(); tries++) {
            if (isOver.getAsBoolean() || isLate(begun) || !hasRested(tries)) {
                break;
            }
            outcome = call.get();
        }
        return outcome;
    }

    private boolean isLate(Instant begun) {
        return Duration.between(begun, clock.instant()).compareTo(ONLY_WITHIN) >= 0;
    }

    private boolean hasRested(int tries) {
        try {
            pause.take(Duration.ofMillis(PAUSES.apply(tries)));
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

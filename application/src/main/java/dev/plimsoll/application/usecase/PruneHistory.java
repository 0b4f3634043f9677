package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.OperationRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;

/// Forgets decisions and finished operations that are older than they are to be kept, in small steps, so that no
/// evaluation waits for it.
public final class PruneHistory {
    private static final int MOST_AT_A_TIME = 1_000;
    private static final int MOST_STEPS = 100;

    private final DecisionHistory decisions;
    private final OperationRepository operations;
    private final Duration retention;
    private final Clock clock;

    /// A use case with the retention of this installation.
    ///
    /// @param retention how long decisions are kept after they were last made, and operations after their end
    public PruneHistory(DecisionHistory decisions, OperationRepository operations, Duration retention, Clock clock) {
        this.decisions = decisions;
        this.operations = operations;
        this.retention = retention;
        this.clock = clock;
    }

    /// Forgets what is too old, at most a hundred thousand of each; the rest has its turn the next time.
    public void prune() {
        Instant oldest = clock.instant().minus(retention);
        inSteps(most -> decisions.prune(oldest, most));
        inSteps(most -> operations.prune(oldest, most));
    }

    private static void inSteps(IntUnaryOperator prune) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (prune.applyAsInt(MOST_AT_A_TIME) < MOST_AT_A_TIME) {
                return;
            }
        }
    }
}

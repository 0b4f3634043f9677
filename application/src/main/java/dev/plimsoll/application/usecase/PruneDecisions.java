package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.DecisionHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Forgets decisions that are older than they are to be kept, in small steps, so that no evaluation waits for it.
public final class PruneDecisions {
    private static final int MOST_AT_A_TIME = 1_000;
    private static final int MOST_STEPS = 100;

    private final DecisionHistory decisions;
    private final Duration retention;
    private final Clock clock;

    /// A use case with the retention of this installation.
    ///
    /// @param retention how long decisions are kept after they were last made
    public PruneDecisions(DecisionHistory decisions, Duration retention, Clock clock) {
        this.decisions = decisions;
        this.retention = retention;
        this.clock = clock;
    }

    /// Forgets what is too old, at most a hundred thousand; the rest has its turn the next time.
    public void prune() {
        Instant oldest = clock.instant().minus(retention);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (decisions.prune(oldest, MOST_AT_A_TIME) < MOST_AT_A_TIME) {
                return;
            }
        }
    }
}

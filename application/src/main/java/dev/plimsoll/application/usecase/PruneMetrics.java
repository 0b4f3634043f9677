package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.MetricHistory;
import dev.plimsoll.application.port.MetricSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Forgets rollups that are older than they are to be kept, in small steps; and snapshots too old for any policy.
public final class PruneMetrics {
    private static final int MOST_AT_A_TIME = 1_000;
    private static final int MOST_STEPS = 2_000;

    /// No policy looks back further than an hour; twice that forgives a clock.
    private static final Duration OLDEST_SNAPSHOT = Duration.ofHours(2);

    private final MetricHistory history;
    private final MetricSnapshots snapshots;
    private final Duration retention;
    private final Clock clock;

    /// A use case with the retention of this installation.
    ///
    /// @param retention how long rollups are kept
    public PruneMetrics(MetricHistory history, MetricSnapshots snapshots, Duration retention, Clock clock) {
        this.history = history;
        this.snapshots = snapshots;
        this.retention = retention;
        this.clock = clock;
    }

    /// Forgets what is too old, at most two million rollups, which is more than any hour adds.
    public void prune() {
        Instant now = clock.instant();
        snapshots.prune(now.minus(OLDEST_SNAPSHOT));
        for (int step = 0; step < MOST_STEPS; step++) {
            if (history.prune(now.minus(retention), MOST_AT_A_TIME) < MOST_AT_A_TIME) {
                return;
            }
        }
    }
}

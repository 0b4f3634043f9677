package dev.plimsoll.application.port;

import dev.plimsoll.application.memory.Snapshot;
import java.time.Instant;
import java.util.List;

/// Keeps the newest snapshot of each target for the next start. Every adapter passes `MetricSnapshotsContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds, samples keep milliseconds.
public interface MetricSnapshots {
    /// Keeps one in place of the target's last.
    void save(Snapshot snapshot);

    /// All of them that can be read.
    List<Snapshot> list();

    /// Forgets those that were taken before a moment.
    void prune(Instant before);
}

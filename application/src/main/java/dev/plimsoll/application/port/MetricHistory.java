package dev.plimsoll.application.port;

import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Instant;
import java.util.List;

/// Keeps what each minute of a metric came to. Every adapter passes `MetricHistoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants are beginnings of minutes.
public interface MetricHistory {
    /// Keeps all of these or, when it throws, none. One of the same target, metric and minute is replaced, so a call
    /// whose end is unknown may be made again.
    void add(List<Rollup> rollups);

    /// The rollups of a metric from one moment to before another, oldest first, at most this many.
    List<Rollup> read(TargetId target, MetricName metric, Instant from, Instant to, int most);

    /// Forgets rollups of minutes that began before a moment, at most this many.
    ///
    /// @return how many were forgotten
    int prune(Instant before, int most);
}

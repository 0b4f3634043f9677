package dev.plimsoll.application.memory;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The samples that policies of one target look back on, as they are kept for the next start.
public record Snapshot(TargetId target, Instant takenAt, List<Recent> recent) {
    public Snapshot {
        recent = List.copyOf(recent);
    }

    /// One series.
    ///
    /// @param container null when the series is of the whole fleet
    /// @param series at most one sample in ten seconds
    public record Recent(MetricName metric, @Nullable ContainerId container, TimeSeries series) {}
}

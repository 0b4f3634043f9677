package dev.plimsoll.application.usecase;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.application.control.Measurements;
import dev.plimsoll.application.memory.Snapshot;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.MetricSnapshots;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/// Keeps the samples that policies look back on beyond a restart.
public final class RecordSnapshots {
    private final Measurements measurements;
    private final MetricSnapshots snapshots;
    private final AutoscalerRepository autoscalers;
    private final Clock clock;

    public RecordSnapshots(
            Measurements measurements, MetricSnapshots snapshots, AutoscalerRepository autoscalers, Clock clock) {
        this.measurements = measurements;
        this.snapshots = snapshots;
        this.autoscalers = autoscalers;
        this.clock = clock;
    }

    /// Stores what policies look back on now. Only what was measured since the last call is lost by a kill.
    public void record() {
        measurements.snapshots(clock.instant()).forEach(snapshots::save);
    }

    /// Gives the evaluations what was stored, without what is older than their policies look back. For the start,
    /// before the first evaluation.
    public void recall() {
        Instant now = clock.instant();
        Map<TargetId, Autoscaler> known =
                autoscalers.list().stream().collect(toUnmodifiableMap(Autoscaler::target, autoscaler -> autoscaler));
        for (Snapshot snapshot : snapshots.list()) {
            Autoscaler autoscaler = known.get(snapshot.target());
            if (autoscaler != null) {
                measurements.recall(snapshot, autoscaler.settings().metrics(), now);
            }
        }
    }
}

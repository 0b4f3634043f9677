package dev.plimsoll.application.usecase;

import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/// Remembers every metric that some source knows of a target, whether a policy reads it or not, and looks at it
/// through the target's alerts.
///
/// Beside the evaluations: it takes nothing from them and leaves nothing to them.
public final class RecordMetrics {
    private final ContainerControl containers;
    private final MetricSources sources;
    private final MetricMemory memory;
    private final Look alerts;
    private final Clock clock;

    public RecordMetrics(
            ContainerControl containers, MetricSources sources, MetricMemory memory, Look alerts, Clock clock) {
        this.containers = containers;
        this.sources = sources;
        this.memory = memory;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// Looks at what was measured of a fleet; see `WatchAlerts`.
    @FunctionalInterface
    public interface Look {
        void look(Fleet fleet, Observations observations, Instant now);
    }

    /// Reads and remembers, as samples of the moment at which it began. What cannot be read is a gap.
    public void record(TargetId target) {
        Instant now = clock.instant();
        try {
            Fleet fleet = containers.observe(target);
            Set<MetricName> metrics = sources.metrics(target);
            Observations observations = sources.read(fleet, metrics, now);
            memory.remember(fleet, observations, now);
            alerts.look(fleet, observations, now);
        } catch (PortFailure _) {
            // The evaluations meet the same failure, and report it.
        }
    }
}

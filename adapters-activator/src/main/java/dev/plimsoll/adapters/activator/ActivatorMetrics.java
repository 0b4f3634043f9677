package dev.plimsoll.adapters.activator;

import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/// `activator_requests`: how many requests of a target are in the activator now, waiting for a container or being
/// answered by one. A total, which is there without any container.
final class ActivatorMetrics implements MetricsSource {
    static final MetricName REQUESTS = new MetricName("activator_requests");

    private final ToIntFunction<TargetId> inside;

    ActivatorMetrics(ToIntFunction<TargetId> inside) {
        this.inside = inside;
    }

    @Override
    public String name() {
        return "activator";
    }

    @Override
    public Set<MetricName> metrics(TargetId target) {
        return Set.of(REQUESTS);
    }

    @Override
    public Set<MetricName> metricsOfEveryTarget() {
        return Set.of(REQUESTS);
    }

    @Override
    public Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
        return new Observations(
                metrics.contains(REQUESTS)
                        ? Map.of(REQUESTS, new Reading.Total(TimeSeries.of(now, inside.applyAsInt(fleet.target()))))
                        : Map.of());
    }
}

package dev.plimsoll.application.fake;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Metrics that a test sets: one value for all containers, the total spread over them, or one of its own for each.
///
/// Only containers that run have a value, of this moment, and each may use the same. A metric that was never
/// set is not measured.
public final class FakeMetricsSource implements MetricsSource {
    private static final double RESERVE = 1;

    private final Map<MetricName, ToDoubleFunction<Fleet>> values = new HashMap<>();
    private final Map<ContainerId, Map<MetricName, Double>> own = new HashMap<>();
    private final Map<MetricName, Reading> overrides = new HashMap<>();
    private final Set<ContainerId> silent = new HashSet<>();

    /// Every running container reports this value.
    public synchronized void each(MetricName metric, double value) {
        set(metric, _ -> value);
    }

    /// The load is spread evenly over the containers that are ready (over all that run while none is).
    public synchronized void total(MetricName metric, double load) {
        set(metric, fleet -> load / Math.max(1, fleet.ready() > 0 ? fleet.ready() : fleet.current()));
    }

    /// This container reports this value, whatever the others do.
    public synchronized void only(ContainerId container, MetricName metric, double value) {
        own.computeIfAbsent(container, _ -> new HashMap<>()).put(metric, value);
        overrides.remove(metric);
        values.putIfAbsent(metric, _ -> Double.NaN);
    }

    /// This container has no sample.
    public synchronized void silence(ContainerId container) {
        silent.add(container);
    }

    /// The metric reads as this, such as `Stale` or `Missing`, until it is set again.
    public synchronized void reads(MetricName metric, Reading reading) {
        values.putIfAbsent(metric, _ -> Double.NaN);
        overrides.put(metric, reading);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public synchronized Set<MetricName> metrics(TargetId target) {
        return Set.copyOf(values.keySet());
    }

    @Override
    public synchronized Set<MetricName> metricsOfEveryTarget() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public synchronized Observations read(Fleet fleet, Set<MetricName> metrics, Instant now) {
        return new Observations(metrics.stream()
                .filter(values::containsKey)
                .collect(toUnmodifiableMap(metric -> metric, metric -> read(fleet, metric, now))));
    }

    private Reading read(Fleet fleet, MetricName metric, Instant now) {
        Map<ContainerId, TimeSeries> samples = new HashMap<>();
        Map<ContainerId, Double> reserves = new HashMap<>();
        double shared = value(fleet, metric);
        for (FleetContainer container : fleet.containers()) {
            double value = own.getOrDefault(container.id(), Map.of()).getOrDefault(metric, shared);
            if (runs(container) && !silent.contains(container.id()) && !Double.isNaN(value)) {
                samples.put(container.id(), TimeSeries.of(now, value));
                reserves.put(container.id(), RESERVE);
            }
        }
        Reading measured = samples.isEmpty()
                ? new Reading.Missing("no container was measured")
                : new Reading.PerContainer(samples, metric.isFractionOfLimit() ? reserves : Map.of(), Duration.ZERO);
        return overrides.getOrDefault(metric, measured);
    }

    private double value(Fleet fleet, MetricName metric) {
        return values.getOrDefault(metric, _ -> Double.NaN).applyAsDouble(fleet);
    }

    private void set(MetricName metric, ToDoubleFunction<Fleet> value) {
        values.put(metric, value);
        overrides.remove(metric);
    }

    private static boolean runs(FleetContainer container) {
        return container.phase() != ContainerPhase.STOPPED;
    }
}

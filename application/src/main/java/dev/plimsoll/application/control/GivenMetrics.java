package dev.plimsoll.application.control;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.application.codec.PreviewRequest.Given;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.policy.ResourceGuardPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.SustainedTargetPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// Makes readings of figures that people give, as if they had been measured at one moment, and all along where a policy
/// wants to see that.
///
/// @param policies those that read them, which says what a single figure is of
public record GivenMetrics(Fleet fleet, List<ScalingPolicy> policies, Instant at) {
    private static final double SAME_FOR_ALL = 1;

    public GivenMetrics {
        policies = List.copyOf(policies);
    }

    public Reading reading(MetricName metric, Given given) {
        return switch (given) {
            case Given.Figure(double value) when isTotal(metric) -> new Reading.Total(series(metric, value));
            case Given.Figure(double value) -> perContainer(metric, everywhere(value));
            case Given.PerContainer(Map<String, Double> values) -> perContainer(metric, values);
            case Given.Nothing() -> new Reading.Missing("it was said to be missing");
        };
    }

    /// A reading as if it had been taken at that moment: of each series its newest sample.
    public Reading moved(MetricName metric, Reading measured) {
        return switch (measured) {
            case Reading.PerContainer samples ->
                new Reading.PerContainer(
                        samples.series().entrySet().stream()
                                .collect(toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        own -> series(metric, own.getValue().latest()))),
                        samples.reserves(),
                        samples.window());
            case Reading.Total(TimeSeries series) -> new Reading.Total(series(metric, series.latest()));
            case Reading.Stale _, Reading.Missing _, Reading.Unanswered _, Reading.Unmeasured _ -> measured;
        };
    }

    /// This value at the moment, and in each half of the periods before it that policies compare.
    private TimeSeries series(MetricName metric, double value) {
        LongStream before = policies.stream()
                .filter(SustainedTargetPolicy.class::isInstance)
                .map(SustainedTargetPolicy.class::cast)
                .filter(policy -> policy.metric().equals(metric))
                .flatMapToLong(policy -> LongStream.rangeClosed(1, 2L * policy.periods() + 2)
                        .map(ago -> at.toEpochMilli() - ago * policy.period().toMillis() / 2));
        long[] times = LongStream.concat(before, LongStream.of(at.toEpochMilli()))
                .sorted()
                .toArray();
        return TimeSeries.of(times, LongStream.of(times).mapToDouble(_ -> value).toArray());
    }

    /// A queue is as long as it is for the whole fleet; of other metrics a target says what it is compared with.
    private boolean isTotal(MetricName metric) {
        List<TargetTrackingPolicy> targets = policies.stream()
                .filter(TargetTrackingPolicy.class::isInstance)
                .map(TargetTrackingPolicy.class::cast)
                .filter(policy -> policy.metric().equals(metric))
                .toList();
        return targets.isEmpty()
                ? metric.equals(ResourceGuardPolicy.QUEUE)
                : targets.stream().noneMatch(policy -> policy.type().isPerContainer());
    }

    private Map<String, Double> everywhere(double value) {
        return fleet.containers().stream()
                .filter(container -> container.phase().isCurrent())
                .collect(toUnmodifiableMap(FleetContainer::name, _ -> value));
    }

    private Reading perContainer(MetricName metric, Map<String, Double> values) {
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        Map<ContainerId, Double> reserves = new HashMap<>();
        for (FleetContainer container : fleet.containers()) {
            Double value = values.get(container.name());
            if (value != null) {
                series.put(container.id(), series(metric, value));
            }
            reserves.put(container.id(), SAME_FOR_ALL);
        }
        return new Reading.PerContainer(series, metric.isFractionOfLimit() ? reserves : Map.of(), Duration.ZERO);
    }
}

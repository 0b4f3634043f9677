package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One metric of the vectors: the policy that tracks it and what is known of it. Thousandths become units.
///
/// @param policy of a metric that is no use to anybody, one on a metric that nobody measures
record Metric(TargetTrackingPolicy policy, Reading reading) {
    private static final double THOUSANDTHS = 1000.0;
    private static final double PERCENT = 100.0;
    static final Set<String> KEYS = Set.of(
            "kind",
            "resource",
            "from",
            "target",
            "targetPercent",
            "targetPerInstance",
            "samples",
            "values",
            "sampleAgeSeconds",
            "sampleWindowSeconds",
            "unavailable");

    static Metric of(JsonNode metric, JsonNode instances, int index) {
        Keys.known(metric, KEYS);
        MetricName name = name(metric, index);
        boolean isAway = metric.path("unavailable").asBoolean();
        return switch (metric.path("kind").asText()) {
            case "utilization" ->
                of(
                        name,
                        TargetType.UTILIZATION,
                        metric.path("targetPercent").asDouble() / PERCENT,
                        isAway,
                        metric,
                        instances);
            case "average" ->
                of(name, TargetType.AVERAGE, metric.path("target").asDouble() / THOUSANDTHS, isAway, metric, instances);
            case "total" ->
                of(name, TargetType.TOTAL, metric.path("target").asDouble() / THOUSANDTHS, isAway, metric, instances);
            case "total-per-instance" ->
                of(
                        name,
                        TargetType.TOTAL_PER_CONTAINER,
                        metric.path("targetPerInstance").asDouble() / THOUSANDTHS,
                        isAway,
                        metric,
                        instances);
            case "nonsense" -> new Metric(new TargetTrackingPolicy(name, 1), new Reading.Unmeasured());
            case String other -> throw new AssertionError("unknown kind of metric: " + other);
        };
    }

    /// The readiness rules hold for CPU alone, so only CPU keeps its name.
    static MetricName name(JsonNode metric, int index) {
        return metric.path("resource").asText().equals("cpu") ? MetricName.CPU : new MetricName("m" + index);
    }

    private static Metric of(
            MetricName name, TargetType type, double target, boolean isAway, JsonNode metric, JsonNode instances) {
        TargetTrackingPolicy policy = new TargetTrackingPolicy(name, type, target, false);
        if (isAway) {
            return new Metric(policy, new Reading.Missing("the source failed"));
        }
        return new Metric(policy, type.isPerContainer() ? perContainer(type, metric, instances) : total(metric));
    }

    private static Reading total(JsonNode metric) {
        double sum = 0;
        for (JsonNode value : metric.path("values")) {
            sum += value.asDouble() / THOUSANDTHS;
        }
        return metric.path("values").isEmpty()
                ? new Reading.Missing("no value")
                : new Reading.Total(TimeSeries.of(Rules.NOW, sum));
    }

    private static Reading perContainer(TargetType type, JsonNode metric, JsonNode instances) {
        Map<ContainerId, Double> reserves = new HashMap<>();
        for (JsonNode instance : instances) {
            if (instance.path("reserve").isNumber()) {
                reserves.put(
                        new ContainerId(instance.path("name").asText()),
                        instance.path("reserve").asDouble() / THOUSANDTHS);
            }
        }
        return perContainer(type, metric, reserves);
    }

    /// Of a utilization the sample is the fraction of the instance's own reserve.
    static Reading perContainer(TargetType type, JsonNode metric, Map<ContainerId, Double> reserves) {
        Instant at = Rules.NOW.minusSeconds(metric.path("sampleAgeSeconds").asLong());
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        for (Map.Entry<String, JsonNode> sample : metric.path("samples").properties()) {
            ContainerId id = new ContainerId(sample.getKey());
            double value = sample.getValue().asDouble() / THOUSANDTHS;
            double reserve = type == TargetType.UTILIZATION ? reserves.getOrDefault(id, 1.0) : 1.0;
            series.put(id, TimeSeries.of(at, value / reserve));
        }
        return new Reading.PerContainer(
                series,
                reserves,
                Duration.ofSeconds(metric.path("sampleWindowSeconds").asLong()));
    }

    /// The vectors' words for what a recommendation measured, or why it could not.
    static Map<String, @Nullable Object> reported(Recommendation recommendation) {
        Map<String, @Nullable Object> reported = new HashMap<>();
        switch (recommendation.reason()) {
            case Reason.Measured measured -> {
                var measurement = measured.measurement();
                long observed = Math.round(measurement.observed() * THOUSANDTHS);
                reported.put("ratio", measurement.ratio());
                switch (measurement.type()) {
                    case UTILIZATION -> {
                        reported.put("utilizationPercent", observed / 10);
                        reported.put("averageValue", Math.round(measurement.mean() * THOUSANDTHS));
                    }
                    case AVERAGE, TOTAL_PER_CONTAINER -> reported.put("averageValue", observed);
                    case TOTAL -> reported.put("value", observed);
                }
            }
            case Reason.MissingMetric _ -> reported.put("error", "no-samples");
            case Reason.NothingReady _ -> reported.put("error", "no-usable-samples");
            case Reason.NoMatchingSamples _ -> reported.put("error", "no-matching-samples");
            case Reason.MissingReserve _ -> reported.put("error", "missing-reserve");
            case Reason.NoContainers _ -> reported.put("error", "no-instances");
            case Reason other -> throw new AssertionError("no word for " + other);
        }
        return reported;
    }
}

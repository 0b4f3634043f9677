package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.Map;

/// Thresholds: votes out above one and in below another.
///
/// - Formula: the samples of the last while, aggregated to one value; `value > scaleUpThreshold` votes out,
///   `value < scaleDownThreshold` votes in; on the thresholds and between them it votes to hold.
/// - Shapes: both in the metric's unit and from 0; `scaleDownThreshold` below `scaleUpThreshold`.
/// - Example: thresholds 0.80 and 0.30, average of 5 minutes: a container that had 0.70 and 1.00 votes
///   out, with 0.70 and 0.90 it holds.
/// - Errors: a metric that is missing or stale, or without a sample in the while, abstains; while a ready
///   container has no sample, nothing is scaled in.
/// - Source: the auto-scaling pattern, `MetricBasedAutoScaler`. There a policy without samples votes to
///   hold; here it abstains.
public record ThresholdPolicy(
        MetricName metric, double scaleUpThreshold, double scaleDownThreshold, Aggregation aggregation)
        implements ScalingPolicy {
    private static final double LARGEST = 9e18;

    public ThresholdPolicy {
        boolean isAmount = scaleUpThreshold >= 0 && scaleUpThreshold <= LARGEST;
        new Problems()
                .check(isAmount, "scale_up_threshold", "must be a number from 0 to 9e18")
                .check(
                        scaleDownThreshold >= 0 && !(scaleDownThreshold >= scaleUpThreshold),
                        "scale_down_threshold",
                        "must be a number from 0, below scale_up_threshold")
                .refuse();
    }

    @Override
    public Map<MetricName, Duration> metrics() {
        return Map.of(metric, aggregation.period());
    }

    @Override
    public Recommendation recommend(Situation situation) {
        return switch (aggregation.gauge(metric, situation)) {
            case Gauge.Unknown(var reason) -> new Abstain(reason);
            case Gauge.Known gauge -> gauge.vote(metric, scaleDownThreshold, scaleUpThreshold);
        };
    }
}

package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Reason.InNoStep;
import dev.plimsoll.domain.decision.Reason.InStep;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllSamples;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllWarm;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Step scaling: the further the metric is from `threshold`, the larger the change.
///
/// - Formula: the step that holds `observed − threshold` changes the warm containers by its adjustment. From
///   0 up a step includes its lower end, below 0 its upper end.
/// - Percent: of the warm containers; rounded toward 0, but at least one container (or
///   `minAdjustmentMagnitude` of them) unless it is 0 %.
/// - Warm-up: containers that are starting or ordered are not in the capacity that changes, but count as
///   already added; while there are any, nothing is scaled in.
/// - Shapes: ends and `threshold` in the metric's unit; steps in any order, without gap or overlap.
/// - Example: threshold 0.50; steps from 0.00 by 0 %, from 0.10 by 10 %, from 0.20 by 30 %: 10 containers at
///   0.60 become 11, at 0.70 they become 13, and with one more that is starting they still become 13.
/// - Errors: a metric that is missing or stale abstains; in no step, the fleet stands; while a ready
///   container has no sample, nothing is scaled in.
/// - Source: AWS, "Step scaling policies". As there, nobody checks that a step above the threshold adds and
///   one below removes: an exact capacity or a change is taken as it is.
///
/// @param minAdjustmentMagnitude the least change that a percentage makes; 0 for none
public record StepScalingPolicy(
        MetricName metric,
        double threshold,
        Aggregation aggregation,
        AdjustmentType adjustmentType,
        List<Step> steps,
        int minAdjustmentMagnitude)
        implements ScalingPolicy {
    private static final double LARGEST = 9e18;

    /// One step.
    ///
    /// @param lower where it begins, from the threshold; null is without end
    /// @param upper where it ends, from the threshold; null is without end
    /// @param adjustment as the adjustment type says: containers, or percent
    public record Step(@Nullable Double lower, @Nullable Double upper, int adjustment) {
        double from() {
            return lower == null ? Double.NEGATIVE_INFINITY : lower;
        }

        double to() {
            return upper == null ? Double.POSITIVE_INFINITY : upper;
        }

        boolean holds(double distance) {
            return distance >= 0 ? distance >= from() && distance < to() : distance > from() && distance <= to();
        }
    }

    public StepScalingPolicy {
        boolean isPercent = adjustmentType == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
        Problems problems = new Problems()
                .check(threshold >= 0 && threshold <= LARGEST, "threshold", "must be a number from 0 to 9e18")
                .check(minAdjustmentMagnitude >= 0, "min_adjustment_magnitude", "must be at least 0")
                .check(
                        minAdjustmentMagnitude <= 0 || isPercent,
                        "min_adjustment_magnitude",
                        "must be 0 unless the adjustment is a percentage");
        Staircase.check(steps, adjustmentType == AdjustmentType.EXACT_CAPACITY, problems);
        problems.refuse();
        steps = Staircase.sorted(steps);
    }

    @Override
    public Map<MetricName, Duration> metrics() {
        return Map.of(metric, aggregation.period());
    }

    @Override
    public Recommendation recommend(Situation situation) {
        return switch (aggregation.gauge(metric, situation)) {
            case Gauge.Unknown(var reason) -> new Abstain(reason);
            case Gauge.Known gauge -> propose(situation, gauge);
        };
    }

    private Recommendation propose(Situation situation, Gauge.Known gauge) {
        double distance = Dust.off(gauge.value() - threshold);
        for (Step step : steps) {
            if (step.holds(distance)) {
                return propose(situation, gauge, step);
            }
        }
        return new Propose(situation.current(), new InNoStep(metric, gauge.value(), threshold));
    }

    private Recommendation propose(Situation situation, Gauge.Known gauge, Step step) {
        int current = situation.current();
        int warm = situation.warm();
        int change = change(step.adjustment(), warm);
        if (change < 0 && gauge.missing() > 0) {
            return new Propose(current, new ScaleInNeedsAllSamples(metric, gauge.value(), gauge.missing()));
        }
        if (change < 0 && warm < current) {
            return new Propose(current, new ScaleInNeedsAllWarm(metric, gauge.value(), current - warm));
        }
        int wanted = Math.clamp((long) warm + change, 0, Integer.MAX_VALUE);
        InStep reason = new InStep(metric, gauge.value(), threshold, step.lower(), step.upper(), warm, change);
        return new Propose(change < 0 ? wanted : Math.max(current, wanted), reason);
    }

    private int change(int adjustment, int capacity) {
        return switch (adjustmentType) {
            case CHANGE_IN_CAPACITY -> adjustment;
            case EXACT_CAPACITY -> adjustment - capacity;
            case PERCENT_CHANGE_IN_CAPACITY -> part(adjustment, capacity);
        };
    }

    private int part(int percent, int capacity) {
        long hundredths = (long) percent * capacity;
        long rounded = Math.abs(hundredths) < 100 ? Long.signum(hundredths) : hundredths / 100;
        long least = (long) Integer.signum(percent) * minAdjustmentMagnitude;
        return Math.clamp(
                percent < 0 ? Math.min(rounded, least) : Math.max(rounded, least),
                -Integer.MAX_VALUE,
                Integer.MAX_VALUE);
    }
}

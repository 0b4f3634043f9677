package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.Map;

/// Hysteresis: one container more above a band around `target`, one less below it.
///
/// - Formula: `observed > target + outMargin` adds one, `observed < target − inMargin` removes one; on the
///   edges and between them the fleet stands. `observed` is the mean of the newest samples, unless
///   `aggregation` says otherwise.
/// - Shapes: all in the metric's unit; `target` above 0, margins from 0, `inMargin` below `target`.
/// - Example: target 0.70 with margins 0.10 and 0.20, 4 containers: at 0.81 it proposes 5, at 0.49 it
///   proposes 3, from 0.50 to 0.80 it proposes 4.
/// - Errors: a metric that is missing or stale abstains; while a ready container has no sample, nothing is
///   scaled in.
/// - Source: the auto-scaling pattern, `SimpleAutoScaler`; that margins can be set is ours.
public record HysteresisPolicy(
        MetricName metric, double target, double outMargin, double inMargin, Aggregation aggregation)
        implements ScalingPolicy {
    /// What suits a metric that is a fraction of a limit.
    public static final double DEFAULT_OUT_MARGIN = 0.10;

    /// What suits a metric that is a fraction of a limit.
    public static final double DEFAULT_IN_MARGIN = 0.20;

    private static final double LARGEST = 9e18;

    public HysteresisPolicy {
        new Problems()
                .check(target > 0 && target <= LARGEST, "target", "must be a number above 0, to 9e18")
                .check(outMargin >= 0 && outMargin <= LARGEST, "out_margin", "must be a number from 0 to 9e18")
                .check(inMargin >= 0 && !(inMargin >= target), "in_margin", "must be a number from 0, below target")
                .refuse();
    }

    /// Of the mean of the newest samples.
    public HysteresisPolicy(MetricName metric, double target, double outMargin, double inMargin) {
        this(metric, target, outMargin, inMargin, Aggregation.NEWEST);
    }

    /// With the default margins, which only suit a metric that is a fraction of a limit.
    public static HysteresisPolicy withDefaultMargins(MetricName metric, double target) {
        new Problems()
                .check(metric.isFractionOfLimit(), "out_margin", "must be given for " + metric)
                .check(metric.isFractionOfLimit(), "in_margin", "must be given for " + metric)
                .refuse();
        return new HysteresisPolicy(metric, target, DEFAULT_OUT_MARGIN, DEFAULT_IN_MARGIN);
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
        Vote vote = gauge.vote(metric, Dust.off(target - inMargin), Dust.off(target + outMargin));
        int count = switch (vote.direction()) {
            case OUT -> situation.out(1);
            case IN -> situation.in(1);
            case HOLD -> situation.current();
        };
        return new Propose(count, vote.reason());
    }
}

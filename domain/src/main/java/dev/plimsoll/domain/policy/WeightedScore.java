package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.policy.MultiDimensionalPolicy.Dimension;
import org.jspecify.annotations.Nullable;

/// Weighs the dimensions of a [MultiDimensionalPolicy] that are measured.
final class WeightedScore {
    private static final int PERCENT = 100;

    private final Situation situation;
    private final Aggregation aggregation;
    private double sum;
    private double weights;
    private double worst = Double.NEGATIVE_INFINITY;
    private double observed;
    private @Nullable Dimension bottleneck;
    private @Nullable Reason unknown;
    private @Nullable Reason incomplete;

    WeightedScore(Situation situation, Aggregation aggregation) {
        this.situation = situation;
        this.aggregation = aggregation;
    }

    void add(Dimension dimension) {
        if (!Gauge.isMeasured(dimension.metric(), situation)) {
            return;
        }
        switch (aggregation.gauge(dimension.metric(), situation)) {
            case Gauge.Unknown(var reason) -> unknown = unknown == null ? reason : unknown;
            case Gauge.Known gauge -> weigh(dimension, gauge);
        }
    }

    private void weigh(Dimension dimension, Gauge.Known gauge) {
        double percent = Math.min(Double.MAX_VALUE, Dust.off(gauge.value() * PERCENT));
        double target = dimension.target();
        double threshold = dimension.threshold();
        if (percent > Dust.off(target + threshold)) {
            sum += dimension.weight();
        } else if (percent < Dust.off(target - threshold)) {
            sum -= dimension.weight();
        }
        weights += dimension.weight();
        if (gauge.missing() > 0 && incomplete == null) {
            incomplete = new Reason.ScaleInNeedsAllSamples(dimension.metric(), gauge.value(), gauge.missing());
        }
        double excess = (percent - target) / threshold;
        if (excess > worst) {
            worst = excess;
            bottleneck = dimension;
            observed = percent;
        }
    }

    /// From -1 to 1; there must be a reason.
    double value() {
        return sum / weights;
    }

    /// The score with its bottleneck; null when no dimension has data.
    Reason.@Nullable Scored reason() {
        return bottleneck == null
                ? null
                : new Reason.Scored(Dust.off(value()), bottleneck.metric(), observed, bottleneck.target());
    }

    /// Why the first dimension without data has none; null when all have some.
    @Nullable
    Reason unknown() {
        return unknown;
    }

    /// Which dimension lacks samples of ready containers; null when none does.
    @Nullable
    Reason incomplete() {
        return incomplete;
    }
}

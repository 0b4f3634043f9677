package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;

/// Why a policy recommended, or a stage changed, what it did: typed data with the values used, worded at the edges.
public sealed interface Reason {
    /// A reason that rests on the mean value of a metric beside its target, both in the metric's unit.
    sealed interface Measured extends Reason {
        MetricName metric();

        double observed();

        double target();
    }

    /// The metric lies inside the tolerance band around its target.
    record WithinTolerance(MetricName metric, double observed, double target) implements Measured {}

    /// The metric is off its target; `counted` containers measured it and `needed` would bring it back.
    record OffTarget(MetricName metric, double observed, double target, int counted, int needed) implements Measured {}

    /// Off target at first sight, but not once containers without a sample or not yet ready are allowed for.
    record UnclearWithoutAllSamples(MetricName metric, double observed, double target, int missing, int unready)
            implements Measured {}

    /// A metric measured in containers cannot call the last one back, so it never proposes 0.
    record KeepsOneToMeasure(MetricName metric, double observed, double target) implements Measured {}

    /// No container is fit to serve, so a metric measured in containers says nothing.
    record NothingReady(MetricName metric) implements Reason {}

    /// The metric has no usable value.
    record MissingMetric(MetricName metric, String detail) implements Reason {}

    /// The newest value of the metric is too old to act on.
    record StaleMetric(MetricName metric, Duration age) implements Reason {}

    /// A scale-in to `proposed` was held off because a policy's data is missing.
    record ScaleInNeedsAllData(int proposed) implements Reason {}

    /// The highest (scale-in) or lowest (scale-out) recommendation within the window counts.
    record Stabilized(int proposed, int stabilized, Duration window) implements Reason {}

    /// An action was `remaining` before the end of its cooldown.
    record CoolingDown(int proposed, Duration remaining) implements Reason {}

    /// The rate rules allow to go no further than `limit` for now.
    record RateLimited(int proposed, int limit) implements Reason {}

    /// One step may not change more than this share of the fleet.
    record FractionLimited(int proposed, int limit, double maxFraction) implements Reason {}

    /// This direction is frozen by `select: disabled`.
    record DirectionDisabled(int proposed) implements Reason {}

    /// The count was held inside min..max.
    record Bounded(int proposed, int bound, boolean isUpper) implements Reason {}

    /// The current count lies outside min..max: straight to the bound, past all rules.
    record OutsideBounds(int current, int min, int max) implements Reason {}

    /// The autoscaler is disabled.
    record Disabled() implements Reason {}

    /// Other hands are at the fleet, so it is left alone.
    record LeftAlone(FleetCondition condition) implements Reason {}
}

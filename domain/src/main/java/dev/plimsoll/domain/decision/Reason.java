package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a policy recommended, or a stage changed, what it did: typed data with the values used, worded at
/// the edges.
public sealed interface Reason {
    /// A reason that rests on a metric beside its target.
    sealed interface Measured extends Reason {
        Measurement measurement();
    }

    /// The metric lies inside the tolerance band around its target.
    record WithinTolerance(Measurement measurement) implements Measured {}

    /// The metric is off its target, and `needed` containers would bring it back.
    record OffTarget(Measurement measurement, int needed) implements Measured {}

    /// Off target at first sight, but not once containers without a sample or not yet ready are allowed for.
    record UnclearWithoutAllSamples(Measurement measurement) implements Measured {}

    /// Below its target, but this policy takes no part in scale-ins.
    record ScaleInLeftToOthers(Measurement measurement) implements Measured {}

    /// There is no container at all, so a metric that needs some says nothing.
    record NoContainers(MetricName metric) implements Reason {}

    /// No container is fit to be measured or to serve, so the metric says nothing.
    record NothingReady(MetricName metric) implements Reason {}

    /// The metric has no usable value.
    record MissingMetric(MetricName metric, String detail) implements Reason {}

    /// There are samples, but of other containers than those of the fleet.
    record NoMatchingSamples(MetricName metric) implements Reason {}

    /// A utilization cannot be told, as it is not known what this many containers may use.
    record MissingReserve(MetricName metric, int containers) implements Reason {}

    /// The newest value of the metric is too old to act on.
    ///
    /// @param source who measured it; empty where that is not known
    record StaleMetric(MetricName metric, Duration age, String source) implements Reason {
        /// Of a source that is not known.
        public StaleMetric(MetricName metric, Duration age) {
            this(metric, age, "");
        }
    }

    /// The metric went beyond a threshold.
    record Crossed(MetricName metric, double observed, double threshold, boolean isAbove) implements Reason {}

    /// The metric lies between its thresholds.
    record BetweenThresholds(MetricName metric, double observed, double lower, double upper) implements Reason {}

    /// The means of the last periods: all above `upper` ask for more, all below `lower` for less.
    record MeansOfPeriods(
            MetricName metric, double lowest, double highest, double lower, double upper, int periods, Duration period)
            implements Reason {}

    /// Below a threshold, but `missing` ready containers have no sample, so nothing is scaled in.
    record ScaleInNeedsAllSamples(MetricName metric, double observed, int missing) implements Reason {}

    /// Below a threshold, but `warming` containers are still starting or ordered, so nothing is scaled in.
    record ScaleInNeedsAllWarm(MetricName metric, double observed, int warming) implements Reason {}

    /// Several metrics weighed together; `bottleneck` is the one furthest above (or least below) its target.
    ///
    /// @param score from -1 to 1
    /// @param observed of the bottleneck, in percent, as is `target`
    record Scored(double score, MetricName bottleneck, double observed, double target) implements Reason {}

    /// The metric lies in a step, which changes `capacity` containers by `change`.
    ///
    /// @param lower where the step begins, from the threshold; null is without end
    /// @param upper where the step ends, from the threshold; null is without end
    record InStep(
            MetricName metric,
            double observed,
            double threshold,
            @Nullable Double lower,
            @Nullable Double upper,
            int capacity,
            int change)
            implements Reason {}

    /// The metric lies in none of the steps.
    record InNoStep(MetricName metric, double observed, double threshold) implements Reason {}

    /// No guarded metric is beyond its threshold.
    record Guarded() implements Reason {}

    /// Within a scheduled window, whose `start` last fired at `since`.
    record Scheduled(String start, Instant since) implements Reason {}

    /// Outside of the scheduled window.
    record NotScheduled(String start) implements Reason {}

    /// An external event was signalled, and counts until then.
    record Signalled(String event, Instant until) implements Reason {}

    /// No such external event counts now.
    record NotSignalled(String event) implements Reason {}

    /// There is work to do: the metric is above the activation threshold.
    record Active(MetricName metric, double observed, double threshold) implements Reason {}

    /// Somebody asked for a container: a request that waits for one, or a person.
    record Activated(Instant at) implements Reason {}

    /// There has been no work for a while, but not for long enough to go to zero.
    record IdleNotLongEnough(MetricName metric, Duration idle, Duration needed) implements Reason {}

    /// There has been no work for long enough to go to zero.
    record Idle(MetricName metric, Duration idle) implements Reason {}

    /// Metrics measured in containers cannot call the last one back, so one stays.
    record KeepsOneToMeasure() implements Reason {}

    /// No policy has an opinion now.
    record NobodySays() implements Reason {}

    /// A scale-in to `proposed` was held off because a policy's data is missing.
    record ScaleInNeedsAllData(int proposed) implements Reason {}

    /// Somebody does not answer, and what was last known from them is `age` old: nothing is scaled in on it.
    ///
    /// @param source who, such as `prometheus`
    /// @param problem what keeps them from answering
    record OldFigures(String source, String problem, Duration age) implements Reason {}

    /// A scale-in to `proposed` was held off by a veto.
    record Vetoed(int proposed) implements Reason {}

    /// More than half of the votes are needed for a change, and neither direction has them.
    record NoMajority(int out, int in, int votes) implements Reason {}

    /// A scale-in to `proposed` would not last: the same load on so few asks for more again, so `lasting`.
    record WouldScaleOutAgain(int proposed, int lasting) implements Reason {}

    /// The samples that a policy looks back on are of a larger count for `remaining` more, so nothing is
    /// scaled in on them.
    record SamplesOfAnotherCount(int proposed, Duration remaining) implements Reason {}

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

    /// The count was held inside the bounds, as floors and ceilings leave them.
    record Bounded(int proposed, int bound, boolean isUpper) implements Reason {}

    /// The current count lies outside of the bounds, as floors and ceilings leave them: straight to the
    /// bound, past all rules.
    record OutsideBounds(int current, int min, int max) implements Reason {}

    /// The autoscaler is disabled.
    record Disabled() implements Reason {}

    /// Auto-scaling is disabled for the whole process; the count would be `proposed` if it were not.
    record AutoScalingDisabled(int proposed) implements Reason {}

    /// A person scaled the type to zero: it is switched off until a container is started.
    record SwitchedOff() implements Reason {}

    /// Other hands are at the fleet, so it is left alone.
    record LeftAlone(FleetCondition condition) implements Reason {}
}

package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Measurement;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Reason.MissingMetric;
import dev.plimsoll.domain.decision.Reason.NoContainers;
import dev.plimsoll.domain.decision.Reason.NothingReady;
import dev.plimsoll.domain.decision.Reason.OffTarget;
import dev.plimsoll.domain.decision.Reason.ScaleInLeftToOthers;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllSamples;
import dev.plimsoll.domain.decision.Reason.StaleMetric;
import dev.plimsoll.domain.decision.Reason.UnclearWithoutAllSamples;
import dev.plimsoll.domain.decision.Reason.WithinTolerance;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.Map;

/// Target tracking: sizes the fleet so that the metric returns to `target`.
///
/// - Formula: `needed = ceil(counted × observed ÷ target)`, in whole numbers: utilizations in whole
///   percent, means in thousandths, both cut off, single values in thousandths, rounded; inside the tolerance band the
/// fleet stands.
/// - `UTILIZATION`: the use of all counted containers as a share of what they may use together. `AVERAGE`:
///   their mean. `TOTAL`: one value, counted are the containers that answer requests.
///   `TOTAL_PER_CONTAINER`: `needed = ceil(observed ÷ target)`.
/// - Of containers, [FleetLoad] tells which count, and what is filled in for those that do not. If the
///   direction is not clear with them, the fleet stands: an overload never scales in, a lull never scales
///   out.
/// - With another `statistic` than the average, observed is what it makes of the containers, and counted are those that
///   answer requests: `MAX` follows the hottest one. There is no look-back: what a fleet had before it grew would make
///   it grow again.
/// - Shapes: `target` at least 0.001 (0.01 for a utilization, where 0.70 is 70 %), in the metric's unit.
/// - Example: 4 ready, observed 0.90, target 0.60: ratio 1.5, so 6 containers.
/// - Errors: a metric that is missing, stale or of the wrong shape abstains.
/// - Source: Kubernetes HPA, "Algorithm details"; `isScaleInDisabled` is `DisableScaleIn` of AWS.
///
/// @param isScaleInDisabled whether it has no opinion when the metric is below its target
public record TargetTrackingPolicy(
        MetricName metric, TargetType type, double target, boolean isScaleInDisabled, Statistic statistic)
        implements ScalingPolicy, Targeted {
    private static final double LARGEST = 9e18;

    public TargetTrackingPolicy {
        double smallest = type == TargetType.UTILIZATION ? 0.01 : 0.001;
        new Problems()
                .check(
                        target >= smallest && target <= LARGEST,
                        "target",
                        "must be a number from " + smallest + " to 9e18")
                .check(
                        !(statistic.equals(Statistic.SUM) && type.isPerContainer()),
                        "statistic",
                        "may be a sum only of a total")
                .refuse();
    }

    /// Of all containers together.
    public TargetTrackingPolicy(MetricName metric, TargetType type, double target, boolean isScaleInDisabled) {
        this(metric, type, target, isScaleInDisabled, Statistic.AVERAGE);
    }

    /// What suits the metric: a utilization if it is a fraction of a limit, else an average.
    public TargetTrackingPolicy(MetricName metric, double target) {
        this(metric, defaultType(metric), target, false);
    }

    /// A utilization if the metric is a fraction of a limit, else an average.
    public static TargetType defaultType(MetricName metric) {
        return metric.isFractionOfLimit() ? TargetType.UTILIZATION : TargetType.AVERAGE;
    }

    @Override
    public boolean isShort() {
        return type == defaultType(metric) && !isScaleInDisabled && statistic.equals(Statistic.AVERAGE);
    }

    @Override
    public TargetTrackingPolicy with(MetricName other, double value) {
        return new TargetTrackingPolicy(
                other, metric.equals(other) ? type : defaultType(other), value, isScaleInDisabled, statistic);
    }

    @Override
    public Map<MetricName, Duration> metrics() {
        return Map.of(metric, Duration.ZERO);
    }

    @Override
    public boolean wakesFromZero() {
        return !type.isPerContainer();
    }

    @Override
    public Recommendation recommend(Situation situation) {
        return switch (situation.observations().latest(metric)) {
            case Reading.PerContainer _ when !statistic.equals(Statistic.AVERAGE) -> trackStatistic(situation);
            case Reading.PerContainer samples when type.isPerContainer() -> track(situation, samples);
            case Reading.Total total when !type.isPerContainer() -> track(situation, total);
            case Reading.PerContainer _ -> abstain("it is measured per container, but this target is a total");
            case Reading.Total _ -> abstain("it is one value for the whole fleet, but this target is per container");
            case Reading.Stale(var age, var source) -> new Abstain(new StaleMetric(metric, age, source));
            case Reading.Missing(var detail) -> abstain(detail);
            case Reading.Unanswered unanswered -> abstain(unanswered.detail());
            case Reading.Unmeasured _ -> abstain("no source measures it");
        };
    }

    private Recommendation track(Situation situation, Reading.PerContainer samples) {
        Measurement measured = FleetLoad.measure(this, situation, samples);
        if (measured == null) {
            return new Abstain(FleetLoad.whyNothing(this, situation, samples));
        }
        int imagined = situation.observations().imagined();
        if (imagined > 0) {
            Measurement spread = measured.imaginedOn(imagined);
            return trackMeasured(situation, spread, spread.ratio() > 1);
        }
        boolean isOut = measured.ratio() > 1;
        return measured.missing() > 0 || (isOut && measured.unready() > 0)
                ? trackFilled(situation, measured, FleetLoad.filled(this, situation, samples, measured))
                : trackMeasured(situation, measured, isOut);
    }

    private Recommendation trackMeasured(Situation situation, Measurement measured, boolean isOut) {
        if (isWithin(situation, measured.ratio())) {
            return stand(situation, new WithinTolerance(measured));
        }
        int needed = FleetLoad.needed(measured);
        // Those too many are on their way out already; Kubernetes would take them back.
        boolean isLeaving = situation.readiness().countsOrdered() && !isOut;
        return isLeaving && needed > situation.current()
                ? stand(situation, new UnclearWithoutAllSamples(measured))
                : propose(situation, measured, needed);
    }

    private Recommendation trackFilled(Situation situation, Measurement measured, Measurement filled) {
        int needed = FleetLoad.needed(filled);
        boolean isOut = measured.ratio() > 1;
        boolean isUnclear = isWithin(situation, filled.ratio())
                || (isOut ? filled.ratio() < 1 : filled.ratio() > 1)
                || (isOut ? needed < situation.current() : needed > situation.current());
        return isUnclear
                ? stand(situation, new UnclearWithoutAllSamples(measured))
                : propose(situation, measured, needed);
    }

    private Recommendation trackStatistic(Situation situation) {
        return switch (Gauge.read(metric, situation, statistic, Gauge.NEWEST)) {
            case Gauge.Unknown(var reason) -> new Abstain(reason);
            case Gauge.Known(double value, int missing) -> {
                Recommendation tracked = track(situation, value);
                boolean isIn = tracked instanceof Propose(int count, var _) && count < situation.current();
                yield isIn && missing > 0
                        ? stand(situation, new ScaleInNeedsAllSamples(metric, value, missing))
                        : tracked;
            }
        };
    }

    private Recommendation track(Situation situation, Reading.Total total) {
        double value = total.series().latest();
        return value >= 0 && Double.isFinite(value)
                ? track(situation, value)
                : abstain("its value is no number from 0");
    }

    private Recommendation track(Situation situation, double value) {
        int current = situation.current();
        long whole = Thousandths.of(value);
        long wanted = Thousandths.of(target);
        return type == TargetType.TOTAL_PER_CONTAINER
                ? trackShare(situation, whole, wanted, Math.max(1, current))
                : trackTotal(situation, whole, wanted, carrying(situation));
    }

    /// How many containers have the value: what one of them has is already spread over those that are imagined.
    private int carrying(Situation situation) {
        int imagined = type.isPerContainer() ? situation.observations().imagined() : 0;
        return imagined > 0 ? imagined : situation.fleet().answering();
    }

    private Recommendation trackTotal(Situation situation, long value, long wanted, int answering) {
        int current = situation.current();
        double observed = Thousandths.asDouble(value);
        Measurement measured = new Measurement(
                metric, type, observed, target, observed, answering, 0, Math.max(0, current - answering));
        if (current == 0) {
            return propose(situation, measured, Thousandths.scaled(value, 1, wanted));
        }
        if (isWithin(situation, (double) value / wanted)) {
            return stand(situation, new WithinTolerance(measured));
        }
        if (answering == 0) {
            boolean isEmpty = situation.fleet().containers().isEmpty();
            return new Abstain(isEmpty ? new NoContainers(metric) : new NothingReady(metric));
        }
        int needed = Thousandths.scaled(value, answering, wanted);
        boolean isAgainst = value > wanted ? needed < current : needed > current;
        // Those that are starting will share the load; Kubernetes would take them back.
        return isAgainst && situation.readiness().countsOrdered()
                ? stand(situation, new UnclearWithoutAllSamples(measured))
                : propose(situation, measured, needed);
    }

    private Recommendation trackShare(Situation situation, long value, long wanted, int containers) {
        long share = Math.ceilDiv(value, (long) containers);
        Measurement measured = new Measurement(
                metric, type, Thousandths.asDouble(share), target, Thousandths.asDouble(share), containers);
        double ratio = (double) value / ((double) wanted * containers);
        return situation.current() > 0 && isWithin(situation, ratio)
                ? stand(situation, new WithinTolerance(measured))
                : propose(situation, measured, Thousandths.scaled(value, 1, wanted));
    }

    private Recommendation propose(Situation situation, Measurement measured, int needed) {
        return isScaleInDisabled && needed <= situation.current()
                ? new Inactive(new ScaleInLeftToOthers(measured))
                : new Propose(needed, new OffTarget(measured, needed));
    }

    private Recommendation stand(Situation situation, Reason reason) {
        return isScaleInDisabled ? new Inactive(reason) : new Propose(situation.current(), reason);
    }

    private Recommendation abstain(String detail) {
        return new Abstain(new MissingMetric(metric, detail));
    }

    private static boolean isWithin(Situation situation, double ratio) {
        // Dust of floating point must not push a ratio that is exactly on the edge outside of it.
        return ratio >= 1 - situation.behavior().scaleIn().tolerance() - 1e-9
                && ratio <= 1 + situation.behavior().scaleOut().tolerance() + 1e-9;
    }
}

package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Measurement;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Reason.MissingMetric;
import dev.plimsoll.domain.decision.Reason.NoContainers;
import dev.plimsoll.domain.decision.Reason.NothingReady;
import dev.plimsoll.domain.decision.Reason.OffTarget;
import dev.plimsoll.domain.decision.Reason.ScaleInLeftToOthers;
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
/// - Shapes: `target` at least 0.001 (0.01 for a utilization, where 0.70 is 70 %), in the metric's unit.
/// - Example: 4 ready, observed 0.90, target 0.60: ratio 1.5, so 6 containers.
/// - Errors: a metric that is missing, stale or of the wrong shape abstains.
/// - Source: Kubernetes HPA, "Algorithm details"; `isScaleInDisabled` is `DisableScaleIn` of AWS.
///
/// @param isScaleInDisabled whether it has no opinion when the metric is below its target
public record TargetTrackingPolicy(MetricName metric, TargetType type, double target, boolean isScaleInDisabled)
        implements ScalingPolicy, Targeted {
    private static final double LARGEST = 9e18;

    public TargetTrackingPolicy {
        double smallest = type == TargetType.UTILIZATION ? 0.01 : 0.001;
        new Problems()
                .check(
                        target >= smallest && target <= LARGEST,
                        "target",
                        "must be a number from " + smallest + " to 9e18")
                .refuse();
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
        return type == defaultType(metric) && !isScaleInDisabled;
    }

    @Override
    public TargetTrackingPolicy with(MetricName other, double value) {
        return new TargetTrackingPolicy(
                other, metric.equals(other) ? type : defaultType(other), value, isScaleInDisabled);
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
            case Reading.PerContainer samples when type.isPerContainer() -> track(situation, samples);
            case Reading.Total total when !type.isPerContainer() -> track(situation, total);
            case Reading.PerContainer _ -> abstain("it is measured per container, but this target is a total");
            case Reading.Total _ -> abstain("it is one value for the whole fleet, but this target is per container");
            case Reading.Stale(var age, var source) -> new Abstain(new StaleMetric(metric, age, source));
            case Reading.Missing(var detail) -> abstain(detail);
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

    private Recommendation track(Situation situation, Reading.Total total) {
        double value = total.series().latest();
        if (!(value >= 0 && Double.isFinite(value))) {
            return abstain("its value is no number from 0");
        }
        int current = situation.current();
        long whole = Thousandths.of(value);
        long wanted = Thousandths.of(target);
        return type == TargetType.TOTAL
                ? trackTotal(situation, whole, wanted)
                : trackShare(situation, whole, wanted, Math.max(1, current));
    }

    private Recommendation trackTotal(Situation situation, long value, long wanted) {
        int current = situation.current();
        int answering = situation.fleet().answering();
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

package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Reason.KeepsOneToMeasure;
import dev.plimsoll.domain.decision.Reason.MissingMetric;
import dev.plimsoll.domain.decision.Reason.NothingReady;
import dev.plimsoll.domain.decision.Reason.OffTarget;
import dev.plimsoll.domain.decision.Reason.StaleMetric;
import dev.plimsoll.domain.decision.Reason.UnclearWithoutAllSamples;
import dev.plimsoll.domain.decision.Reason.WithinTolerance;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading.Fresh;
import dev.plimsoll.domain.metric.Reading.Missing;
import dev.plimsoll.domain.metric.Reading.Stale;
import dev.plimsoll.domain.validation.Problems;
import java.util.Arrays;
import java.util.Set;

/// Target tracking: sizes the fleet so that the mean load per ready container returns to `target`.
///
/// - Formula: `needed = ceil(counted × mean ÷ target)`, in whole thousandths of the metric's unit; inside the tolerance
///   band the fleet stands.
/// - Ready containers without a sample count as fully loaded when that might stop a scale-in (a metric that is no
///   fraction of a limit knows no full load: on target), and as idle when that might stop a scale-out; containers that
/// are not ready yet count as idle in a scale-out. If the direction is not
///   clear with them, the fleet stands: an overload never scales in, a lull never scales out.
/// - Shapes: `target` at least 0.001, in the metric's unit per container (0.70 is 70 % CPU).
/// - Example: 4 ready, mean 0.90, target 0.60: ratio 1.5, so 6 containers.
/// - Errors: a missing or stale metric, or no ready container, abstains.
/// - Source: Kubernetes HPA, "Algorithm details"; it never asks to go to 0, because a metric that is measured in
///   containers could not call the first one back.
public record TargetTrackingPolicy(MetricName metric, double target) implements ScalingPolicy {
    private static final double LARGEST = 1e12;

    public TargetTrackingPolicy {
        new Problems()
                .check(target >= 0.001 && target <= LARGEST, "target", "must be a number from 0.001 to 1e12")
                .refuse();
    }

    @Override
    public Set<MetricName> metrics() {
        return Set.of(metric);
    }

    @Override
    public Recommendation recommend(Situation situation) {
        return switch (situation.observations().latest(metric)) {
            case Fresh fresh -> track(situation, fresh);
            case Stale(var age) -> new Abstain(new StaleMetric(metric, age));
            case Missing(var detail) -> new Abstain(new MissingMetric(metric, detail));
        };
    }

    private Recommendation track(Situation situation, Fresh fresh) {
        Load load = Load.of(situation, fresh, thousandths(target), fullLoad());
        if (load.ready() == 0) {
            return new Abstain(new NothingReady(metric));
        }
        if (load.counted() == 0) {
            return new Abstain(new MissingMetric(metric, "no ready container has a sample"));
        }
        double observed = load.mean() / 1000.0;
        if (isWithin(situation, load.ratio())) {
            return new Propose(situation.current(), new WithinTolerance(metric, observed, target));
        }
        Load filled = load.filled();
        int needed = filled.needed();
        boolean isUnclear = isWithin(situation, filled.ratio())
                || load.ratio() > 1 != filled.ratio() > 1
                || (load.ratio() > 1 ? needed < situation.current() : needed > situation.current());
        if (isUnclear) {
            return new Propose(
                    situation.current(),
                    new UnclearWithoutAllSamples(metric, observed, target, load.missing(), load.unready()));
        }
        return needed == 0
                ? new Propose(Math.min(1, situation.current()), new KeepsOneToMeasure(metric, observed, target))
                : new Propose(needed, new OffTarget(metric, observed, target, load.counted(), needed));
    }

    private long fullLoad() {
        return metric.isFractionOfLimit() ? Math.max(1000, thousandths(target)) : thousandths(target);
    }

    private static boolean isWithin(Situation situation, double ratio) {
        // Dust of floating point must not push a ratio that is exactly on the edge outside of it.
        return ratio >= 1 - situation.tolerance().scaleIn() - 1e-9
                && ratio <= 1 + situation.tolerance().scaleOut() + 1e-9;
    }

    private static long thousandths(double value) {
        return Math.round(value * 1000);
    }

    /// The load in thousandths: the sum over `counted` containers, beside the ones that have no say yet.
    private record Load(long target, long fullLoad, long sum, int counted, int missing, int unready) {
        static Load of(Situation situation, Fresh fresh, long target, long fullLoad) {
            Fleet fleet = situation.fleet();
            long[] samples = fleet.in(ContainerPhase.READY).stream()
                    .map(container -> fresh.perContainer().get(container.id()))
                    .filter(value -> value != null && value >= 0 && value <= LARGEST)
                    .mapToLong(value -> thousandths(value))
                    .toArray();
            long sum = Arrays.stream(samples).sum();
            // What was decided but does not exist yet will carry load soon: it counts like a container that starts.
            int unready = Math.max(fleet.current(), situation.current()) - fleet.ready();
            return new Load(target, fullLoad, sum, samples.length, fleet.ready() - samples.length, unready);
        }

        int ready() {
            return counted + missing;
        }

        long mean() {
            return sum / counted;
        }

        double ratio() {
            return (double) mean() / target;
        }

        int needed() {
            return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(mean() * counted, target));
        }

        /// The load with the others filled in, in the way that speaks against the direction it points to.
        Load filled() {
            boolean isOut = ratio() > 1;
            int idle = isOut ? unready + missing : 0;
            int full = isOut ? 0 : missing;
            return idle + full == 0
                    ? this
                    : new Load(target, fullLoad, sum + full * fullLoad, counted + idle + full, 0, 0);
        }
    }
}

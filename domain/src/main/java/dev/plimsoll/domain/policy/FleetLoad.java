package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Measurement;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.Standing;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.metric.TimeSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds up one metric over the containers of a fleet, in thousandths.
///
/// - First only the containers that count: `utilization = sum(used) ÷ sum(reserves)` in whole percent, or the
///   mean.
/// - Filled in afterwards, when it might stop what the first pass points to: containers without a sample
///   count as fully loaded (a utilization: at 100 %, or at the target if that is more; else: on target)
///   against a scale-in, and as idle against a scale-out; those that are not ready yet count as idle
///   against a scale-out.
/// - Source: Kubernetes HPA, `GetResourceReplicas`; that containers which were ordered but do not exist yet
///   count as starting is a setting of ours.
final class FleetLoad {
    private static final long PERCENT = 100;
    private static final long PER_PERCENT = 10;

    private FleetLoad() {}

    /// The first pass; null when it says nothing, which [#whyNothing] explains.
    static @Nullable Measurement measure(
            TargetTrackingPolicy policy, Situation situation, Reading.PerContainer reading) {
        // Local numbers and no object: this runs for each policy in each evaluation.
        long sum = 0;
        long reserve = 0;
        int counted = 0;
        int missing = 0;
        int unready = 0;
        int unknown = 0;
        List<FleetContainer> containers = situation.fleet().containers();
        for (int index = 0; index < containers.size(); index++) {
            FleetContainer container = containers.get(index);
            Standing standing = standing(policy, situation, reading, container);
            long share = share(policy, reading, container);
            unknown += share > 0 || standing == Standing.IGNORED ? 0 : 1;
            switch (standing) {
                case COUNTED -> {
                    counted++;
                    sum = Thousandths.plus(sum, used(policy, reading, container, share));
                    reserve = Thousandths.plus(reserve, share);
                }
                case MISSING -> missing++;
                case UNREADY -> unready++;
                case IGNORED -> {
                    // Neither here nor there any more.
                }
            }
        }
        boolean isKnown = counted > 0 && unknown == 0;
        return isKnown ? measurement(policy, sum, reserve, counted, missing, plus(unready, ordered(situation))) : null;
    }

    /// The measurement with the others filled in against the direction that it points to.
    static Measurement filled(
            TargetTrackingPolicy policy, Situation situation, Reading.PerContainer reading, Measurement measured) {
        boolean isOut = measured.ratio() > 1;
        long sum = 0;
        long reserve = 0;
        for (FleetContainer container : situation.fleet().containers()) {
            long share = share(policy, reading, container);
            switch (standing(policy, situation, reading, container)) {
                case COUNTED -> {
                    sum = Thousandths.plus(sum, used(policy, reading, container, share));
                    reserve = Thousandths.plus(reserve, share);
                }
                case MISSING -> {
                    sum = Thousandths.plus(sum, isOut ? 0 : fullLoad(policy, share));
                    reserve = Thousandths.plus(reserve, share);
                }
                case UNREADY -> reserve = Thousandths.plus(reserve, isOut ? share : 0);
                case IGNORED -> {
                    // Neither here nor there any more.
                }
            }
        }
        int present = measured.counted() + measured.missing();
        int counted = isOut ? plus(present, measured.unready()) : present;
        if (isOut) {
            long mean = reserve / Math.max(1, counted - ordered(situation));
            reserve = Thousandths.plus(reserve, Thousandths.times(mean, ordered(situation)));
        }
        return measurement(policy, sum, reserve, counted, 0, 0);
    }

    /// How many containers bring a measurement back to its target.
    static int needed(Measurement measured) {
        return Thousandths.scaled(
                Thousandths.of(measured.observed()), measured.counted(), Thousandths.of(measured.target()));
    }

    /// Why the first pass says nothing.
    static Reason whyNothing(TargetTrackingPolicy policy, Situation situation, Reading.PerContainer reading) {
        MetricName metric = policy.metric();
        List<FleetContainer> containers = situation.fleet().containers();
        if (reading.series().isEmpty()) {
            return new Reason.MissingMetric(metric, "no container has a sample");
        }
        if (containers.isEmpty()) {
            return new Reason.NoContainers(metric);
        }
        if (containers.stream().noneMatch(container -> reading.series().containsKey(container.id()))) {
            return new Reason.NoMatchingSamples(metric);
        }
        List<Standing> standings = containers.stream()
                .map(container -> standing(policy, situation, reading, container))
                .toList();
        if (!standings.contains(Standing.COUNTED)) {
            return new Reason.NothingReady(metric);
        }
        long unknown = containers.stream()
                .filter(container -> standing(policy, situation, reading, container) != Standing.IGNORED)
                .filter(container -> share(policy, reading, container) <= 0)
                .count();
        return new Reason.MissingReserve(metric, (int) unknown);
    }

    private static Standing standing(
            TargetTrackingPolicy policy, Situation situation, Reading.PerContainer reading, FleetContainer container) {
        TimeSeries own = reading.series().get(container.id());
        boolean isUsable = own != null && own.latest() >= 0 && own.latest() <= Double.MAX_VALUE;
        return Standing.of(
                container,
                policy.metric(),
                isUsable ? own : null,
                reading.window(),
                situation.readiness(),
                situation.now());
    }

    /// What a container may use, in thousandths; 0 when that is not known. Without reserves all weigh the
    /// same.
    private static long share(TargetTrackingPolicy policy, Reading.PerContainer reading, FleetContainer container) {
        if (policy.type() != TargetType.UTILIZATION) {
            return 1;
        }
        Double known = reading.reserves().get(container.id());
        return known == null ? 0 : Thousandths.of(known);
    }

    private static long used(
            TargetTrackingPolicy policy, Reading.PerContainer reading, FleetContainer container, long share) {
        TimeSeries own = reading.series().get(container.id());
        double sample = own == null ? 0 : own.latest();
        return policy.type() == TargetType.UTILIZATION ? Math.round(sample * share) : Thousandths.of(sample);
    }

    private static long fullLoad(TargetTrackingPolicy policy, long share) {
        long target = Thousandths.of(policy.target());
        return policy.type() == TargetType.UTILIZATION ? Math.max(share, part(share, target, 1000)) : target;
    }

    /// How many containers were decided on and do not exist yet.
    private static int ordered(Situation situation) {
        int ordered = situation.current() - situation.fleet().current();
        return situation.readiness().countsOrdered() ? Math.max(0, ordered) : 0;
    }

    private static Measurement measurement(
            TargetTrackingPolicy policy, long sum, long reserve, int counted, int missing, int unready) {
        long observed = policy.type() == TargetType.UTILIZATION
                ? Thousandths.times(part(sum, PERCENT, reserve), PER_PERCENT)
                : sum / counted;
        return new Measurement(
                policy.metric(),
                policy.type(),
                Thousandths.asDouble(observed),
                policy.target(),
                Thousandths.asDouble(sum / counted),
                counted,
                missing,
                unready);
    }

    private static int plus(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }

    /// `floor(value × factor ÷ divisor)`.
    private static long part(long value, long factor, long divisor) {
        return value <= Long.MAX_VALUE / factor ? value * factor / divisor : Thousandths.times(value / divisor, factor);
    }
}

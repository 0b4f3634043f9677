package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.Standing;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.metric.TimeSeries;
import org.jspecify.annotations.Nullable;

/// Adds up one metric over the containers of a fleet, in thousandths.
///
/// - First only the containers that count: `utilization = sum(used) ÷ sum(reserves)` in whole percent, or
///   the mean.
/// - Filled in afterwards, when it might stop what the first pass points to: containers without a sample
///   count as fully loaded (a utilization: at 100 %, or at the target if that is more; else: on target)
///   against a scale-in, and as idle against a scale-out; those that are not ready yet count as idle
///   against a scale-out.
/// - Source: Kubernetes HPA, `GetResourceReplicas`; that containers which were ordered but do not exist yet
///   count as starting is a setting of ours.
final class FleetLoad {
    private static final int PERCENT = 100;
    private static final int THOUSANDTHS_PER_PERCENT = 10;

    private final MetricName metric;
    private final TargetType type;
    private final long target;

    private long sum;
    private long reserve;
    private long missingReserve;
    private long unreadyReserve;
    private int counted;
    private int missing;
    private int unready;

    FleetLoad(MetricName metric, TargetType type, long target) {
        this.metric = metric;
        this.type = type;
        this.target = target;
    }

    /// Adds up the containers that count; answers why that says nothing, if it does not.
    @Nullable
    Reason read(Situation situation, Reading.PerContainer samples) {
        if (samples.series().isEmpty()) {
            return new Reason.MissingMetric(metric, "no container has a sample");
        }
        int unknown = 0;
        int matching = 0;
        for (FleetContainer container : situation.fleet().containers()) {
            TimeSeries own = samples.series().get(container.id());
            double sample = own == null ? Double.NaN : own.latest();
            boolean isUsable = sample >= 0 && Double.isFinite(sample);
            Standing standing = Standing.of(
                    container, metric, isUsable ? own : null, samples.window(), situation.readiness(), situation.now());
            long share = 1;
            if (type == TargetType.UTILIZATION && standing != Standing.IGNORED) {
                Double known = samples.reserves().get(container.id());
                share = known == null ? 0 : Thousandths.of(known);
                unknown += share > 0 ? 0 : 1;
            }
            matching += own == null ? 0 : 1;
            add(standing, sample, share);
        }
        addOrdered(situation);
        return whyNothing(situation, matching, unknown);
    }

    private void add(Standing standing, double sample, long share) {
        switch (standing) {
            case COUNTED -> {
                counted++;
                double used = type == TargetType.UTILIZATION ? sample * share / 1000.0 : sample;
                sum = Thousandths.plus(sum, Thousandths.of(used));
                reserve = Thousandths.plus(reserve, share);
            }
            case MISSING -> {
                missing++;
                missingReserve = Thousandths.plus(missingReserve, share);
            }
            case UNREADY -> {
                unready++;
                unreadyReserve = Thousandths.plus(unreadyReserve, share);
            }
            case IGNORED -> {
                // Neither here nor there any more.
            }
        }
    }

    private void addOrdered(Situation situation) {
        int ordered = situation.current() - situation.fleet().current();
        if (situation.readiness().countsOrdered() && ordered > 0 && counted > 0) {
            unready += ordered;
            unreadyReserve = Thousandths.plus(unreadyReserve, reserve / counted * ordered);
        }
    }

    private @Nullable Reason whyNothing(Situation situation, int matching, int unknown) {
        if (situation.fleet().containers().isEmpty()) {
            return new Reason.NoContainers(metric);
        }
        if (matching == 0) {
            return new Reason.NoMatchingSamples(metric);
        }
        if (counted == 0) {
            return new Reason.NothingReady(metric);
        }
        return unknown > 0 ? new Reason.MissingReserve(metric, unknown) : null;
    }

    /// Fills in the others against the direction that the first pass points to; answers whether there were
    /// any.
    boolean fillIn(boolean isOut) {
        boolean hasIdle = isOut && unready > 0;
        if (missing == 0 && !hasIdle) {
            return false;
        }
        if (!isOut) {
            sum = Thousandths.plus(sum, fullLoad());
        }
        counted += missing + (hasIdle ? unready : 0);
        reserve = Thousandths.plus(reserve, missingReserve);
        if (hasIdle) {
            reserve = Thousandths.plus(reserve, unreadyReserve);
        }
        return true;
    }

    /// What the containers without a sample use, if they are fully loaded.
    private long fullLoad() {
        return switch (type) {
            case UTILIZATION -> Math.max(missingReserve, part(missingReserve, target, 1000));
            case AVERAGE, TOTAL, TOTAL_PER_CONTAINER -> missing * target;
        };
    }

    /// The utilization or the mean, in thousandths.
    long observed() {
        return type == TargetType.UTILIZATION ? part(sum, PERCENT, reserve) * THOUSANDTHS_PER_PERCENT : sum / counted;
    }

    double mean() {
        return Thousandths.asDouble(sum / counted);
    }

    double ratio() {
        return (double) observed() / target;
    }

    int needed() {
        return Thousandths.scaled(observed(), counted, target);
    }

    int counted() {
        return counted;
    }

    int missing() {
        return missing;
    }

    int unready() {
        return unready;
    }

    /// `floor(value × factor ÷ divisor)`.
    private static long part(long value, long factor, long divisor) {
        return value <= Long.MAX_VALUE / factor ? value * factor / divisor : value / divisor * factor;
    }
}

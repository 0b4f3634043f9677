package dev.plimsoll.application.simulation.peer;

import static dev.plimsoll.application.simulation.Rounding.up;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.Scaler;
import java.time.Duration;

/// Kubernetes' HPA on the utilization of CPU, which ends at 100 %, or on requests, which do not.
///
/// - Every 15 s, by the mean of 30 s: `ceil(utilization ÷ set point × containers that count)`, with a
///   tolerance of 0.1.
/// - Containers that have been ready for less than 30 s are ignored, and count as idle when it would scale
///   out.
/// - Example: 10 containers at 0.84 with set point 0.7: ratio 1.2, so 12.
/// - Source: Kubernetes, `replica_calculator.go`.
final class HpaPeer implements Scaler {
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final HpaBehavior behavior = new HpaBehavior();
    private final Conditions conditions;
    private final int window;
    private final boolean isCapped;

    private HpaPeer(Conditions conditions, boolean isCapped) {
        this.conditions = conditions;
        this.window = conditions.atLeastOneStep(WINDOW);
        this.isCapped = isCapped;
    }

    static HpaPeer onCpu(Conditions conditions) {
        return new HpaPeer(conditions, true);
    }

    static HpaPeer onRequests(Conditions conditions) {
        return new HpaPeer(conditions, false);
    }

    @Override
    public Duration period() {
        return Duration.ofSeconds(HpaBehavior.SYNC_SECONDS);
    }

    @Override
    public int decide(Past past) {
        double utilization = isCapped ? past.cappedUtilization(window) : past.utilization(window);
        double ratio = utilization / conditions.setPoint();
        int current = past.desired();
        int recommended = recommend(ratio, current, seasoned(past));
        return behavior.apply(past.seconds(), current, Math.max(conditions.min(), recommended));
    }

    private static int recommend(double ratio, int current, int seasoned) {
        int ignored = current - seasoned;
        if (ignored <= 0 || ratio <= 1) {
            return HpaBehavior.isNear(ratio) ? current : up(ratio * seasoned);
        }
        double shared = ratio * seasoned / (seasoned + ignored);
        return HpaBehavior.isNear(shared) || shared < 1
                ? current
                : Math.max(current, up(shared * (seasoned + ignored)));
    }

    /// How many have been ready for the whole window.
    private int seasoned(Past past) {
        int fewest = past.fleet().ready();
        for (int step = Math.max(0, past.step() - window); step < past.step(); step++) {
            fewest = Math.min(fewest, past.readyAt(step));
        }
        return fewest;
    }
}

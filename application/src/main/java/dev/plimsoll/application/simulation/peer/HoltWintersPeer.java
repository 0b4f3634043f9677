package dev.plimsoll.application.simulation.peer;

import static dev.plimsoll.application.simulation.Rounding.DUST;
import static dev.plimsoll.application.simulation.Rounding.up;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.Scaler;
import java.time.Duration;

/// The HPA on requests, or what the load of the next ten minutes will need, whichever is more.
///
/// - Every 15 s; the load of 30 s, and a [DailyHoltWinters] forecast of the two slots of five minutes that
///   come next.
/// - Example: 10 containers are enough now, and the same time yesterday needed 14: 14.
/// - Source: the predictive HPA (`jthomperoo/predictive-horizontal-pod-autoscaler`) with Holt-Winters.
final class HoltWintersPeer implements Scaler {
    private static final int SLOT_SECONDS = 300;

    private final HpaBehavior behavior = new HpaBehavior();
    private final DailyHoltWinters forecast = new DailyHoltWinters();
    private final Conditions conditions;
    private final int window;
    private final int slot;
    private double expected;

    HoltWintersPeer(Conditions conditions) {
        this.conditions = conditions;
        this.window = conditions.atLeastOneStep(Duration.ofSeconds(30));
        this.slot = conditions.atLeastOneStep(Duration.ofSeconds(SLOT_SECONDS));
    }

    @Override
    public Duration period() {
        return Duration.ofSeconds(HpaBehavior.SYNC_SECONDS);
    }

    @Override
    public int decide(Past past) {
        if (past.seconds() % SLOT_SECONDS < DUST) {
            forecast.learn(past.load(slot));
            expected = forecast.highestOfNextTwo();
        }
        int current = past.desired();
        double needed = past.load(window) / conditions.loadAtSetPoint();
        int reactive = HpaBehavior.isNear(needed / current) ? current : up(needed);
        int recommended = Math.max(reactive, up(expected / conditions.loadAtSetPoint()));
        return behavior.apply(past.seconds(), current, Math.max(conditions.min(), recommended));
    }
}

package dev.plimsoll.application.simulation.peer;

import static dev.plimsoll.application.simulation.Rounding.up;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.Scaler;
import java.time.Duration;

/// KEDA with its Prometheus scaler: the rate of all requests over a minute, shared out to containers by the
/// HPA.
///
/// - Every 15 s: `ceil(rate ÷ (capacity × set point))`, with the tolerance and the behaviour of the HPA.
/// - Example: 1000 requests/s at 70 each: 15.
/// - Source: KEDA, `AverageValue` of `rate(..[1m])`. What KEDA itself does between 0 and 1 is not
///   simulated.
final class KedaPeer implements Scaler {
    private final HpaBehavior behavior = new HpaBehavior();
    private final Conditions conditions;
    private final int minute;

    KedaPeer(Conditions conditions) {
        this.conditions = conditions;
        this.minute = conditions.atLeastOneStep(Duration.ofMinutes(1));
    }

    @Override
    public Duration period() {
        return Duration.ofSeconds(HpaBehavior.SYNC_SECONDS);
    }

    @Override
    public int decide(Past past) {
        double needed = past.load(minute) / conditions.loadAtSetPoint();
        int current = past.desired();
        int recommended = HpaBehavior.isNear(needed / current) ? current : up(needed);
        return behavior.apply(past.seconds(), current, Math.max(conditions.min(), recommended));
    }
}

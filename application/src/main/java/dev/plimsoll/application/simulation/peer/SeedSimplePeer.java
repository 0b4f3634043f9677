package dev.plimsoll.application.simulation.peer;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.Scaler;
import java.time.Duration;

/// One more above a band around the set point, one less below it.
///
/// - Every minute, by the CPU of that minute: out above the set point + 10 points, in below it - 20 points.
/// - Example: set point 0.7 and 81 %: one more.
/// - Source: the documents this project began from, `SimpleAutoScaler`; today's `hysteresis` comes from it.
final class SeedSimplePeer implements Scaler {
    private static final double ABOVE = 0.10;
    private static final double BELOW = 0.20;

    private final Conditions conditions;
    private final int minute;

    SeedSimplePeer(Conditions conditions) {
        this.conditions = conditions;
        this.minute = conditions.atLeastOneStep(Duration.ofMinutes(1));
    }

    @Override
    public Duration period() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int decide(Past past) {
        double cpu = past.cappedUtilization(minute);
        if (cpu > conditions.setPoint() + ABOVE) {
            return past.desired() + 1;
        }
        return cpu < conditions.setPoint() - BELOW ? Math.max(conditions.min(), past.desired() - 1) : past.desired();
    }
}

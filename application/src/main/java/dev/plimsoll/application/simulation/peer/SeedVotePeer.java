package dev.plimsoll.application.simulation.peer;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.Scaler;
import java.time.Duration;

/// CPU, requests and response time vote, and the majority moves the fleet by one.
///
/// - Every minute, by means of 300 s, with a pause of 300 s after each change. Thresholds: CPU 0.8 and 0.5,
///   requests/s of a container 80 and 50, response time 5 and 2 times that of an idle one, which is `1 ÷ (1
///   - cpu)`.
/// - Example: CPU 0.85 and 85 requests/s: two of three vote for one more.
/// - Source: the documents this project began from, `MetricBasedAutoScaler`; today's `threshold` comes from
///   it.
final class SeedVotePeer implements Scaler {
    private static final double PAUSE_SECONDS = 300;
    private static final double BUSIEST = 0.98;
    private static final double MAJORITY = 1.5;

    private final Conditions conditions;
    private final int window;
    private double changedAt;

    SeedVotePeer(Conditions conditions) {
        this.conditions = conditions;
        this.window = conditions.atLeastOneStep(Duration.ofMinutes(5));
    }

    @Override
    public Duration period() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int decide(Past past) {
        int current = past.desired();
        if (past.seconds() - changedAt < PAUSE_SECONDS) {
            return current;
        }
        double cpu = past.cappedUtilization(window);
        double requests = past.utilization(window) * conditions.capacity();
        double slowDown = 1 / Math.max(1 - BUSIEST, 1 - Math.min(BUSIEST, cpu));
        if (votes(cpu > 0.8, requests > 80, slowDown > 5) > MAJORITY) {
            changedAt = past.seconds();
            return current + 1;
        }
        if (votes(cpu < 0.5, requests < 50, slowDown < 2) > MAJORITY) {
            changedAt = past.seconds();
            return Math.max(conditions.min(), current - 1);
        }
        return current;
    }

    private static int votes(boolean cpu, boolean requests, boolean time) {
        return (cpu ? 1 : 0) + (requests ? 1 : 0) + (time ? 1 : 0);
    }
}

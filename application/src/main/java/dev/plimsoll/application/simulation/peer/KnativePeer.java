package dev.plimsoll.application.simulation.peer;

import static dev.plimsoll.application.simulation.Rounding.up;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.Scaler;
import java.time.Duration;

/// Knative's autoscaler (KPA) on requests a second.
///
/// - Every 5 s: `ceil(mean of 60 s ÷ (capacity × set point))`, at most a thousand times and at least half
///   of the ready ones.
/// - Panic: when the last 6 s need twice what is ready or more. In a panic, and for 60 s after its last
///   sign, the larger of both means counts, and nothing goes.
/// - Example: 10 ready and a need of 25 in the last seconds: panic, 25.
/// - Source: Knative Serving, `autoscaler.go`; it looks every 2 s, here every 5, and 6 s are the steps that
///   fit best.
final class KnativePeer implements Scaler {
    private static final double FASTEST_OUT = 1000;
    private static final double FASTEST_IN = 2;
    private static final double PANIC_THRESHOLD = 2;
    private static final double STABLE_SECONDS = 60;

    private final Conditions conditions;
    private final int stable;
    private final int panic;
    private double panickedAt = Double.NaN;
    private int highest;

    KnativePeer(Conditions conditions) {
        this.conditions = conditions;
        this.stable = conditions.atLeastOneStep(Duration.ofMinutes(1));
        this.panic = conditions.atLeastOneStep(Duration.ofSeconds(6));
    }

    @Override
    public Duration period() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int decide(Past past) {
        int ready = Math.max(1, past.fleet().ready());
        int neededNow = up(past.load(panic) / conditions.loadAtSetPoint());
        int wanted = within(ready, up(past.load(stable) / conditions.loadAtSetPoint()));
        watch(past.seconds(), (double) neededNow / ready);
        if (!Double.isNaN(panickedAt)) {
            highest = Math.max(highest, Math.max(wanted, within(ready, neededNow)));
            wanted = highest;
        }
        return Math.max(1, wanted);
    }

    private void watch(double now, double need) {
        if (need >= PANIC_THRESHOLD) {
            panickedAt = now;
        } else if (panickedAt + STABLE_SECONDS < now) {
            panickedAt = Double.NaN;
            highest = 0;
        }
    }

    private static int within(int ready, int needed) {
        int fewest = (int) Math.floor(ready / FASTEST_IN);
        int most = (int) Math.ceil(FASTEST_OUT * ready);
        return Math.min(Math.max(needed, fewest), most);
    }
}

package dev.plimsoll.application.simulation.peer;

import static dev.plimsoll.application.simulation.Rounding.up;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.Scaler;
import java.time.Duration;

/// React: goes a little further than the load of the last minute asks for.
///
/// - Every minute: out by 1.2 times what is missing; in to 1.2 times the need when there is more than a
///   tenth too much.
/// - Example: 10 containers and a need of 15: 16.
/// - Source: Chieu et al. (2009), as comparisons of autoscalers in the literature use it.
final class ReactPeer implements Scaler {
    private static final double EXTRA = 1.2;
    private static final double TOO_MUCH = 1.1;

    private final Conditions conditions;
    private final int minute;

    ReactPeer(Conditions conditions) {
        this.conditions = conditions;
        this.minute = conditions.atLeastOneStep(Duration.ofMinutes(1));
    }

    @Override
    public Duration period() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int decide(Past past) {
        double need = past.load(minute) / conditions.loadAtSetPoint();
        int needed = up(need);
        int current = past.desired();
        if (needed > current) {
            return current + (int) ((needed - current) * EXTRA);
        }
        return TOO_MUCH * need < current ? Math.max(1, up(needed * EXTRA)) : current;
    }
}

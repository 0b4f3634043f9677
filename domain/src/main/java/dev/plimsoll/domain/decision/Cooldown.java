package dev.plimsoll.domain.decision;

import java.time.Duration;
import java.time.Instant;

/// Pauses a direction after an applied action, computed from the last recorded one.
///
/// - A scale-out waits for the scale-out cooldown, unless it wants more than the action that started it
///   wanted.
/// - A scale-in waits for the scale-in cooldown of the last scale-in; any scale-out since ends that.
/// - Example: cooldown in 60 s, 5 went to 4 at 12:00:00: nothing goes in until 12:01:00.
/// - If strict, no wish is large enough, and each direction waits for its own last action, whatever came since.
/// - Source: AWS Application Auto Scaling, cooldown periods of target tracking.
public record Cooldown(Duration scaleOut, Duration scaleIn, boolean isStrict) implements Stage {
    /// A cooldown that a larger wish passes, and a scale-out ends.
    public Cooldown(Duration scaleOut, Duration scaleIn) {
        this(scaleOut, scaleIn, false);
    }

    @Override
    public Draft apply(Draft draft, ScalingMemory memory, Instant now) {
        ScalingMemory.Action last = isStrict ? memory.last(draft.isScaleOut(), now) : memory.lastAction(now);
        if (last == null || draft.count() == draft.current() || last.isScaleOut() != draft.isScaleOut()) {
            return draft;
        }
        if (!isStrict && draft.isScaleOut() && draft.count() > last.wish()) {
            return draft;
        }
        Duration remaining = Duration.between(now, last.at().plus(draft.isScaleOut() ? scaleOut : scaleIn));
        return remaining.isPositive()
                ? draft.to(draft.current(), new Reason.CoolingDown(draft.count(), remaining))
                : draft;
    }
}

package dev.plimsoll.domain.decision;

import java.time.Duration;
import java.time.Instant;

/// Holds off a change until the recommendations of the whole window agree on it.
///
/// - Formula: the current count is clamped between the lowest recommendation of the scale-out window and
///   the highest of the scale-in window, the present proposal included in both.
/// - Edge: a recommendation exactly as old as the window is outside.
/// - Example: window in 300 s, current 5, proposal 2, but 4 was recommended a minute ago: 4.
/// - Source: Kubernetes HPA, scale-down stabilization with behavior (KEP-853).
public record StabilizationWindow(Duration scaleOut, Duration scaleIn) implements Stage {
    @Override
    public Draft apply(Draft draft, ScalingMemory memory, Instant now) {
        int lowest = memory.lowestWithin(scaleOut, now, draft.count());
        int highest = memory.highestWithin(scaleIn, now, draft.count());
        // Never empty: the present proposal lies in both, so lowest <= proposal <= highest.
        int stabilized = Math.clamp(draft.current(), lowest, highest);
        Duration window = draft.isScaleIn() ? scaleIn : scaleOut;
        return stabilized == draft.count()
                ? draft
                : draft.to(stabilized, new Reason.Stabilized(draft.count(), stabilized, window));
    }
}

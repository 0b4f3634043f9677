package dev.plimsoll.domain.decision;

import java.time.Duration;
import java.time.Instant;

/// Holds off a scale-in while the samples that policies look back on are in part from before the last one:
/// each evaluation would take one more container away for the same quiet minutes.
///
/// - A scale-in waits until the last scale-in is as old as `longest`. One after a scale-out does not wait:
///   what was measured on fewer containers shows more load, not less.
/// - Example: an average of 60 s, 5 went to 4 at 12:00:00: nothing goes in until 12:01:00.
/// - Source: ours.
public record LookBack(Duration longest) implements Stage {
    @Override
    public Draft apply(Draft draft, ScalingMemory memory, Instant now) {
        ScalingMemory.Action last = draft.isScaleIn() ? memory.lastScaleIn(now) : null;
        Duration remaining =
                last == null ? Duration.ZERO : Duration.between(now, last.at().plus(longest));
        return remaining.isPositive()
                ? draft.to(draft.current(), new Reason.SamplesOfAnotherCount(draft.count(), remaining))
                : draft;
    }
}

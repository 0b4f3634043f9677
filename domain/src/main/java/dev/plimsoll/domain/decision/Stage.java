package dev.plimsoll.domain.decision;

import java.time.Instant;

/// One step between what the policies propose and what is decided. Pure; leaves a reason whenever it
/// changes the count.
public sealed interface Stage permits Freshness, StabilizationWindow, LookBack, Cooldown, StepLimit, Limits {
    Draft apply(Draft draft, ScalingMemory memory, Instant now);
}

package dev.plimsoll.application.history;

import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;

/// One change of a desired count, from its decision to its end.
///
/// @param id 24 lower-case hex digits
/// @param from the count before, in containers
/// @param to the count wanted from then on
public record ScalingEvent(
        String id,
        AutoscalerId autoscaler,
        TargetId target,
        Instant at,
        int from,
        int to,
        Explanation explanation,
        Outcome outcome) {
    public ScalingEvent with(Outcome other) {
        return new ScalingEvent(id, autoscaler, target, at, from, to, explanation, other);
    }
}

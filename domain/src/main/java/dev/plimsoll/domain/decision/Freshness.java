package dev.plimsoll.domain.decision;

import dev.plimsoll.domain.metric.Outage;
import java.time.Instant;

/// Holds off a scale-in while somebody does not answer: what was last known from them is good enough to hold and to
/// scale out, as that is always safe.
///
/// - Example: Prometheus has not answered for 20 s; 5 containers stay 5 where 3 were proposed, and become 8 where 8
///   were.
/// - Source: ours.
public record Freshness(Outage outage) implements Stage {
    @Override
    public Draft apply(Draft draft, ScalingMemory memory, Instant now) {
        Reason reason = new Reason.OldFigures(outage.source(), outage.problem(), outage.age());
        return draft.isScaleIn() ? draft.to(draft.current(), reason) : draft.because(reason);
    }
}

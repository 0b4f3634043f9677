package dev.plimsoll.adapters.docker.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How far back the events reach that the Engine still remembers. It forgets all of them when it restarts.
///
/// @param asOf when it was asked, by its own clock
/// @param isComplete everything since the Engine started is there
/// @param oldest the first event that is
record History(Instant asOf, boolean isComplete, Instant oldest) {
    static final History NOTHING = new History(Instant.EPOCH, false, Instant.MAX);

    /// The Engine keeps this many, of all kinds.
    private static final int KEPT = 256;

    /// The request to stop comes before the death by the grace period at most, as a rule far less than this.
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(1);

    static History of(Instant asOf, List<JsonNode> kept) {
        Instant oldest =
                kept.isEmpty() ? Instant.MAX : EngineEvent.of(kept.getFirst()).at();
        return new History(asOf, kept.size() < KEPT, oldest);
    }

    /// Whether a request for this death would be among the events.
    boolean covers(Instant death) {
        return isComplete || oldest.isBefore(death.minus(LONGEST_GRACE));
    }

    /// Whether the Engine has certainly restarted since it was heard last: it remembers all, and nothing from then.
    boolean beganAfter(Instant lastHeard) {
        return isComplete && oldest.isAfter(lastHeard);
    }
}

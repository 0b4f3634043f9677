package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.Fleet;
import java.time.Duration;
import java.time.Instant;

/// How the replacing of outdated containers gets on, so that one that stands still can be told from
/// one that has a long way to go. One object per target; only its converger asks.
public final class RollProgress {
    private int outdated;
    private Instant movedAt = Instant.MIN;

    /// Takes in a fleet as it is now.
    public void see(Fleet fleet, Instant now) {
        if (fleet.outdated() != outdated) {
            outdated = fleet.outdated();
            movedAt = now;
        }
    }

    /// When there were more outdated containers, or fewer, last; long ago when none were seen.
    public Instant movedAt() {
        return movedAt;
    }

    public boolean hasStoodFor(Duration time, Instant now) {
        return now.isAfter(movedAt.plus(time));
    }
}

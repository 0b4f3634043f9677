package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;

/// That nothing is left of a container type that was removed; then it is forgotten.
public record RemovalGoal(TargetId target, Removals removals) implements FleetGoal {
    @Override
    public int count() {
        return 0;
    }

    @Override
    public Readiness readiness() {
        return Readiness.DEFAULT;
    }

    @Override
    public boolean isStillWanted() {
        return false;
    }

    @Override
    public boolean keepsSpares() {
        return false;
    }

    @Override
    public boolean mayWake() {
        return false;
    }

    /// Nobody can ask how it goes any more; whoever listens to the converger hears of it.
    @Override
    public void failing(String detail, Instant now) {}

    @Override
    public void abandoned(Instant now) {}

    @Override
    public void reached(Instant now) {
        removals.ended(target);
    }
}

package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;

/// What a person asked for, once: when it is reached nobody holds it any more.
///
/// @param task the part of the operation that is about this target
public record ManualGoal(TargetId target, OpenOperations.Task task, OpenOperations operations) implements FleetGoal {
    @Override
    public int count() {
        return task.amount();
    }

    @Override
    public Duration warmUp() {
        return task.warmUp();
    }

    @Override
    public boolean isStillWanted() {
        return operations.scaleOf(target).filter(task::equals).isPresent();
    }

    /// Nothing is nothing.
    @Override
    public boolean keepsSpares() {
        return count() > 0;
    }

    /// It is the word of a person, and newer than the stop.
    @Override
    public boolean mayWake() {
        return true;
    }

    @Override
    public void failing(String detail, Instant now) {
        task.failing(detail);
    }

    @Override
    public void abandoned(Instant now) {
        operations.end(task, "the containers were stopped meanwhile", now);
    }

    @Override
    public void reached(Instant now) {
        operations.end(task, "", now);
    }
}

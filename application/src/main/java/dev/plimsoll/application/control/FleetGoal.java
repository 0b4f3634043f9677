package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.Readiness;
import java.time.Instant;

/// The count to which a fleet is brought, and who is told how it goes: an autoscaler's, or a person's.
public interface FleetGoal {
    /// How many containers there are to be.
    int count();

    /// When a container is ready, where its labels say nothing.
    Readiness readiness();

    /// Whether it is still wanted that there are so many; asked before each start.
    boolean isStillWanted();

    /// Whether containers may be kept ready beyond the count.
    default boolean keepsSpares() {
        return true;
    }

    /// Whether it may start a fleet that was stopped.
    boolean mayWake();

    /// It does not get on, and is tried again.
    void failing(String detail, Instant now);

    /// The fleet was stopped by people, who have the last word.
    void abandoned(Instant now);

    /// The fleet has the count.
    void reached(Instant now);
}

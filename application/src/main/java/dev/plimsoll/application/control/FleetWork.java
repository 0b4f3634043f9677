package dev.plimsoll.application.control;

import java.time.Duration;
import java.util.Optional;

/// What is done for one target: passes that never overlap, and what they leave running beside them.
@FunctionalInterface
public interface FleetWork {
    /// Does what can be done now.
    ///
    /// @return after what time to look again, or nothing: when something changes
    Optional<Duration> pass();

    /// Nobody asks for passes any more.
    default void end() {
        // Most remember nothing.
    }

    /// Whether containers are draining of which only this work knows; it asks for another pass after that.
    default boolean isDraining() {
        return false;
    }
}

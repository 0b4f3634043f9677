package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.TargetId;
import java.util.Set;

/// Where the converger of a target is woken.
@FunctionalInterface
public interface Convergence {
    /// Looks at this target as soon as possible; returns at once.
    void wake(TargetId target);

    /// Forgets what is remembered of all others, once nothing is done for them any more.
    default void keepOnly(Set<TargetId> targets) {
        // Many remember nothing.
    }
}

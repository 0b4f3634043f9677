package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.TargetId;

/// Where the converger of a target is woken.
@FunctionalInterface
public interface Convergence {
    /// Looks at this target as soon as possible; returns at once.
    void wake(TargetId target);
}

package dev.plimsoll.application.port;

import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;

/// Keeps lifecycle hooks, one a name in each target. Every adapter passes `LifecycleHookRepositoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface LifecycleHookRepository {
    /// All of them, sorted by name.
    List<LifecycleHook> all();

    /// Stores one; one of the same target and name is replaced.
    void save(LifecycleHook hook);

    /// Forgets one; answers whether there was one.
    boolean delete(TargetId target, String name);
}

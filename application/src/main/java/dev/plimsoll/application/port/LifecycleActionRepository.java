package dev.plimsoll.application.port;

import dev.plimsoll.application.lifecycle.LifecycleAction;
import java.util.List;

/// Keeps lifecycle actions for as long as their containers are there. Every adapter passes
/// `LifecycleActionRepositoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface LifecycleActionRepository {
    /// All of them, those that are over included, in no particular order.
    List<LifecycleAction> all();

    /// Stores an action; one with the same id is replaced.
    void save(LifecycleAction action);

    /// Forgets an action. One that is not there is no error.
    void delete(String id);
}

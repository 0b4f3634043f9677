package dev.plimsoll.application.port;

import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.Optional;

/// Keeps the apps that were made through the API. Every adapter passes `OwnAppRepositoryContract`.
///
/// What is removed is only marked at first, so that a process that dies meanwhile leaves no container that nobody
/// clears away. Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface OwnAppRepository {
    /// All of them sorted by name, those that are removed included.
    List<OwnApp> list();

    /// One of them, also when it is removed; nothing for an app of another kind.
    Optional<OwnApp> find(AppId app);

    /// Stores a new one without container types.
    ///
    /// @throws PortFailure.StoreConflict when there is one of its name, removed or not
    void insert(OwnApp app);

    /// Stores a new container type of an app.
    ///
    /// @throws PortFailure.StoreConflict when there is one of its name, removed or not, or no such app
    void insert(AppId app, OwnApp.Type type);

    /// Stores what a container type is now; answers whether there is one that is not removed.
    boolean change(AppId app, OwnApp.Type type);

    /// Marks an app and all its container types as removed.
    void remove(AppId app);

    /// Marks a container type as removed.
    void remove(TargetId target);

    /// Forgets a container type that is removed, or whose app is; nothing happens when it is not.
    void forget(TargetId target);

    /// Forgets an app that is removed; nothing happens while it has container types, removed or not.
    void forget(AppId app);
}

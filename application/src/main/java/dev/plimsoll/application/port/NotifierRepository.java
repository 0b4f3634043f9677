package dev.plimsoll.application.port;

import dev.plimsoll.application.notification.Notifier;
import dev.plimsoll.domain.fleet.AppId;
import java.util.List;
import java.util.Optional;

/// Keeps notifiers. Every adapter passes `NotifierRepositoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface NotifierRepository {
    /// Stores a notifier; one of the same id is replaced.
    void save(Notifier notifier);

    Optional<Notifier> find(String id);

    /// Those of an app, the oldest first.
    List<Notifier> ofApp(AppId app);

    /// Forgets a notifier; does nothing when it is not there.
    void delete(String id);
}

package dev.plimsoll.application.port;

import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.Optional;

/// Keeps autoscalers, at most one a target. Every adapter passes `AutoscalerRepositoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface AutoscalerRepository {
    Optional<Autoscaler> find(AutoscalerId id);

    Optional<Autoscaler> findByTarget(TargetId target);

    /// All of them, oldest first.
    List<Autoscaler> list();

    /// Stores a new one.
    ///
    /// @throws PortFailure.StoreConflict when its target has one already
    Autoscaler insert(Autoscaler autoscaler);

    /// Stores a change and answers the autoscaler with its next version.
    ///
    /// @throws PortFailure.StoreConflict when the stored version is another, or it is gone
    Autoscaler update(Autoscaler autoscaler);

    /// Forgets it; nothing happens when it is already gone. Its history stays.
    void delete(AutoscalerId id);
}

package dev.plimsoll.application.port;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;

/// Keeps which containers are protected. Every adapter passes `ProtectionRepositoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`.
public interface ProtectionRepository {
    /// All of them, in no particular order.
    List<Protection> all();

    /// Protects a container; answers whether it was not protected before.
    boolean add(Protection protection);

    /// Ends the protection of a container; answers whether it was protected.
    boolean remove(ContainerId container);

    /// One protected container.
    record Protection(TargetId target, ContainerId container) {}
}

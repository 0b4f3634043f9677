package dev.plimsoll.application.fake;

import dev.plimsoll.application.port.ProtectionRepository;
import dev.plimsoll.application.port.ProtectionRepository.Protection;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.List;

/// Keeps in memory which containers are protected.
public final class InMemoryProtectionRepository extends InMemoryStore<Protection> implements ProtectionRepository {
    @Override
    public List<Protection> all() {
        return locked(rows -> List.copyOf(rows.values()));
    }

    @Override
    public boolean add(Protection protection) {
        return locked(rows -> rows.putIfAbsent(protection.container().value(), protection) == null);
    }

    @Override
    public boolean remove(ContainerId container) {
        return locked(rows -> rows.remove(container.value()) != null);
    }
}

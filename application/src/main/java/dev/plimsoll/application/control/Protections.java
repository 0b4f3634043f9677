package dev.plimsoll.application.control;

import dev.plimsoll.application.port.ProtectionRepository;
import dev.plimsoll.application.port.ProtectionRepository.Protection;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which containers are protected, so that convergers need not ask the database. Thread-safe.
public final class Protections {
    private final ProtectionRepository repository;
    private final Map<TargetId, Set<ContainerId>> known = new ConcurrentHashMap<>();

    public Protections(ProtectionRepository repository) {
        this.repository = repository;
    }

    /// Takes in what an earlier process left.
    public void recall() {
        repository.all().forEach(this::begin);
    }

    /// The protected containers of a target; those that are gone are among them until `keepOnly`.
    public Set<ContainerId> of(TargetId target) {
        return known.getOrDefault(target, Set.of());
    }

    /// Takes in a protection that is stored.
    public void begin(Protection protection) {
        known.merge(protection.target(), Set.of(protection.container()), Protections::union);
    }

    /// Forgets a protection that is stored no more.
    public void end(Protection protection) {
        known.computeIfPresent(protection.target(), (_, present) -> without(present, protection.container()));
    }

    /// Forgets, in the database too, the protected containers of a target that are not among those that exist. Costs
    /// nothing while there are none.
    ///
    /// @param present all containers of the target, stopped ones included
    public void keepOnly(TargetId target, Set<ContainerId> present) {
        for (ContainerId container : of(target)) {
            if (!present.contains(container)) {
                repository.remove(container);
                end(new Protection(target, container));
            }
        }
    }

    private static Set<ContainerId> union(Set<ContainerId> some, Set<ContainerId> others) {
        Set<ContainerId> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    /// Null for none: whoever is not protected takes no room.
    private static @Nullable Set<ContainerId> without(Set<ContainerId> present, ContainerId gone) {
        Set<ContainerId> left =
                present.stream().filter(container -> !container.equals(gone)).collect(Collectors.toUnmodifiableSet());
        return left.isEmpty() ? null : left;
    }
}

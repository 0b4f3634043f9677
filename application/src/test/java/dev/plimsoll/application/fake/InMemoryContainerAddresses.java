package dev.plimsoll.application.fake;

import static java.util.stream.Collectors.toMap;

import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.application.port.ContainerEngine.Status;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Gives each container of `InMemoryPlatform` an address when it is first asked for.
public final class InMemoryContainerAddresses implements ContainerAddresses {
    private final InMemoryPlatform platform;
    private final Map<ContainerId, String> known = new ConcurrentHashMap<>();

    private volatile boolean isHidden;

    public InMemoryContainerAddresses(InMemoryPlatform platform) {
        this.platform = platform;
    }

    @Override
    public Map<ContainerId, Map<String, Set<String>>> byNetwork(Fleet fleet) {
        boolean isAway = isHidden || platform.check() instanceof Status.Down;
        return fleet.containers().stream()
                .filter(container -> container.phase() != ContainerPhase.STOPPED)
                .map(FleetContainer::id)
                .filter(id -> !isAway || known.containsKey(id))
                .collect(toMap(id -> id, id -> Map.of("default", Set.of(addressOf(id)))));
    }

    /// Only addresses that were told before are told, or all are again.
    public void hide(boolean hidden) {
        isHidden = hidden;
    }

    private synchronized String addressOf(ContainerId id) {
        return known.computeIfAbsent(id, _ -> "10.0.0." + (known.size() + 1));
    }
}

package dev.plimsoll.adapters.metrics.proxy;

import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which container a server of a proxy is: the one whose name, id or short id is the server's name;
/// else the one whose address is the server's.
final class Owners {
    private static final int SHORT_ID = 12;

    /// How servers are called that Plimsoll itself registers.
    private static final String REGISTERED = "plimsoll-";

    private final Fleet fleet;
    private final Map<String, FleetContainer> byName = new HashMap<>();
    private final Map<String, FleetContainer> byAddress = new HashMap<>();

    Owners(Fleet fleet, ContainerAddresses addresses) {
        this.fleet = fleet;
        List<FleetContainer> running = fleet.containers().stream()
                .filter(container -> container.phase() != ContainerPhase.STOPPED)
                .toList();
        Map<ContainerId, Set<String>> known = addresses.of(fleet);
        for (FleetContainer container : running) {
            String id = container.id().value();
            byName.put(container.name(), container);
            byName.put(id, container);
            byName.put(REGISTERED + id, container);
            byName.put(id.substring(0, Math.min(SHORT_ID, id.length())), container);
            for (String address : known.getOrDefault(container.id(), Set.of())) {
                byAddress.put(canonical(address), container);
            }
        }
    }

    Fleet fleet() {
        return fleet;
    }

    /// Null when it is none of the fleet's running containers.
    @Nullable
    FleetContainer of(String server, String address) {
        FleetContainer named = byName.get(server);
        return named != null ? named : byAddress.get(canonical(address));
    }

    /// Whether it is known by its name and not by its address, which may have been another container's before.
    boolean isNamed(String server) {
        return byName.containsKey(server);
    }

    /// An IPv6 address can be written in many ways.
    private static String canonical(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}

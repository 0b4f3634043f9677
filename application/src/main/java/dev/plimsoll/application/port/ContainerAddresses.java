package dev.plimsoll.application.port;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import java.util.Map;
import java.util.Set;

/// The addresses under which the containers of a fleet are reached. Every adapter passes
/// `ContainerAddressesContract`.
///
/// Thread-safe. Whoever proxies requests knows servers by address, and the platform knows whose address
/// that is.
public interface ContainerAddresses {
    /// The IP addresses of each container, as numbers (`172.18.0.3`, `fd00::3`), by the name of the network
    /// in which they are its own.
    ///
    /// Never throws for lack of data: left out are stopped containers, those that have no address, and
    /// those that the platform does not tell of now. An address may be remembered until its container
    /// is started again.
    Map<ContainerId, Map<String, Set<String>>> byNetwork(Fleet fleet);

    /// The same addresses, in whatever network they are.
    default Map<ContainerId, Set<String>> of(Fleet fleet) {
        return byNetwork(fleet).entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey,
                        own -> own.getValue().values().stream()
                                .flatMap(Set::stream)
                                .collect(toUnmodifiableSet())));
    }
}

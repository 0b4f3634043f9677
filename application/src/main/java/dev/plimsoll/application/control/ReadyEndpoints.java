package dev.plimsoll.application.control;

import static java.util.Comparator.comparing;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Where the ready containers of a fleet take requests: one of their addresses, IPv4 first, and the port that the label
/// `plimsoll.port` of their service names.
///
/// None are known without that label, or with one that is no port. What it says is asked for again after ten seconds.
/// Thread-safe.
public final class ReadyEndpoints implements Function<Fleet, List<Endpoint>> {
    /// On the service: `plimsoll.port=8080`.
    public static final String LABEL = App.ContainerType.LABELS + "port";

    private static final Duration KEEP = Duration.ofSeconds(10);
    private static final Comparator<String> IP_V4_FIRST =
            comparing((String address) -> address.indexOf(':') >= 0).thenComparing(Comparator.naturalOrder());

    private final AppCatalog catalog;
    private final ContainerAddresses addresses;
    private final Clock clock;
    private final Map<TargetId, Known> ports = new ConcurrentHashMap<>();

    private record Known(Optional<Integer> port, Instant at) {}

    public ReadyEndpoints(AppCatalog catalog, ContainerAddresses addresses, Clock clock) {
        this.catalog = catalog;
        this.addresses = addresses;
        this.clock = clock;
    }

    /// The endpoints of those that are ready.
    ///
    /// @throws dev.plimsoll.application.port.PortFailure when the engine does not answer
    @Override
    public List<Endpoint> apply(Fleet fleet) {
        List<FleetContainer> ready = fleet.in(ContainerPhase.READY);
        Optional<Integer> port = ready.isEmpty() ? Optional.empty() : port(fleet.target());
        return port.map(it -> endpoints(fleet, ready, it)).orElse(List.of());
    }

    private List<Endpoint> endpoints(Fleet fleet, List<FleetContainer> ready, int port) {
        Map<ContainerId, Set<String>> known = addresses.of(fleet);
        return ready.stream()
                .flatMap(it -> known.getOrDefault(it.id(), Set.of()).stream().min(IP_V4_FIRST).stream())
                .map(ip -> new Endpoint(ip, port))
                .toList();
    }

    private Optional<Integer> port(TargetId target) {
        Instant now = clock.instant();
        ports.values().removeIf(old -> Duration.between(old.at(), now).compareTo(KEEP) > 0);
        return ports.computeIfAbsent(target, _ -> new Known(read(target), now)).port();
    }

    private Optional<Integer> read(TargetId target) {
        return catalog.list().stream()
                .filter(app -> app.id().equals(target.app()))
                .flatMap(app -> app.type(target.containerType()).stream())
                .flatMap(type -> Stream.ofNullable(type.labels().get(LABEL)))
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(port -> port >= 1 && port <= 65_535)
                .findFirst();
    }
}

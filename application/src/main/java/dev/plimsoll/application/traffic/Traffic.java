package dev.plimsoll.application.traffic;

import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.application.port.LoadBalancers;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.Prober;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The routes of requests to all targets, and which of them has which part of a load balancer. Thread-safe.
public final class Traffic {
    private final LoadBalancers balancers;
    private final ContainerAddresses addresses;
    private final Prober prober;
    private final Executor asks;
    private final Consumer<TargetId> changed;
    private final InFlight inFlight = new InFlight();
    private final Map<TargetId, Route> routes = new ConcurrentHashMap<>();
    private final Map<String, TargetId> claims = new ConcurrentHashMap<>();

    /// @param asks runs each question of a probe, on a thread of its own
    /// @param changed is told of targets of which a container became ready or unready
    public Traffic(
            LoadBalancers balancers,
            ContainerAddresses addresses,
            Prober prober,
            Executor asks,
            Consumer<TargetId> changed) {
        this.balancers = balancers;
        this.addresses = addresses;
        this.prober = prober;
        this.asks = asks;
        this.changed = changed;
    }

    /// The load balancer that labels name cannot be had.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String detail;

        Unusable(String detail) {
            super(detail);
            this.detail = detail;
        }

        String detail() {
            return detail;
        }
    }

    /// The requests that Plimsoll itself hands to containers.
    public InFlight inFlight() {
        return inFlight;
    }

    /// The route of one target, which its converger tends.
    public Route of(TargetId target) {
        return routes.computeIfAbsent(
                target, _ -> new Route(this, target, new Probing(prober, asks, () -> changed.accept(target))));
    }

    /// The fleet in which only those are ready that get requests, as far as that is known; nobody is asked.
    public Fleet seen(Fleet observed) {
        Route route = routes.get(observed.target());
        return route == null ? observed : route.seen(observed);
    }

    /// Nobody tends this target any more.
    void forget(TargetId target) {
        routes.remove(target);
        claims.values().remove(target);
    }

    TrafficLabels labels(FleetContainer container) {
        try {
            return TrafficLabels.read(container.traits().labels());
        } catch (InvalidSettings _) {
            return TrafficLabels.NONE; // its converger tells what is wrong
        }
    }

    /// A link to what nobody else has.
    ///
    /// @throws Unusable when somebody has it, or it is not configured
    Link claim(Binding binding, TargetId target) throws Unusable {
        TargetId holder = claims.putIfAbsent(binding.toString(), target);
        if (holder != null && !holder.equals(target)) {
            throw new Unusable(binding + " belongs to " + holder + "; no two services can share it");
        }
        try {
            Link link = new Link(binding, balancers.of(binding));
            link.look();
            return link;
        } catch (PortFailure.BalancerRefused refused) {
            claims.remove(binding.toString(), target);
            throw new Unusable(refused.detail());
        }
    }

    void release(Binding binding, TargetId target) {
        claims.remove(binding.toString(), target);
    }

    /// The address of each container in the network that its labels name, else the first that it has.
    Map<ContainerId, String> addresses(Fleet fleet) {
        Map<ContainerId, Map<String, Set<String>>> known = addresses.byNetwork(fleet);
        Map<ContainerId, String> found = new HashMap<>();
        for (FleetContainer container : fleet.containers()) {
            Map<String, Set<String>> own = known.getOrDefault(container.id(), Map.of());
            address(own, labels(container).network()).ifPresent(address -> found.put(container.id(), address));
        }
        return found;
    }

    /// Those of IPv4 come first: not every balancer has a way to the others.
    private static Optional<String> address(Map<String, Set<String>> byNetwork, String network) {
        Stream<String> candidates = network.isEmpty()
                ? byNetwork.values().stream().flatMap(Set::stream)
                : byNetwork.getOrDefault(network, Set.of()).stream();
        return candidates.min(Comparator.comparing((String address) -> address.indexOf(':') >= 0)
                .thenComparing(Comparator.naturalOrder()));
    }
}

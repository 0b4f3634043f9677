package dev.plimsoll.application.traffic;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Where the ready containers of a fleet take requests, by their labels `plimsoll.port` and `plimsoll.network`; a
/// container without a port, or without an address, is left out. Thread-safe.
public final class ReadyEndpoints implements Function<Fleet, List<Endpoint>> {
    private final Traffic traffic;

    public ReadyEndpoints(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public List<Endpoint> apply(Fleet fleet) {
        List<FleetContainer> ready = fleet.in(ContainerPhase.READY);
        if (ready.isEmpty()) {
            return List.of();
        }
        Map<ContainerId, String> addresses = traffic.addresses(fleet);
        List<Endpoint> endpoints = new ArrayList<>();
        for (FleetContainer container : ready) {
            String address = addresses.get(container.id());
            int port = traffic.labels(container).port();
            if (address != null && port > 0) {
                endpoints.add(new Endpoint(address, port));
            }
        }
        return List.copyOf(endpoints);
    }
}

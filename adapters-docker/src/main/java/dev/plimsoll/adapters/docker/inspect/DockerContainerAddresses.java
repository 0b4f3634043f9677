package dev.plimsoll.adapters.docker.inspect;

import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import java.util.Map;
import java.util.Set;

/// The addresses that inspect tells, asked for once for each start of a container. A network that a
/// running container is connected to later is seen when it is started again.
public final class DockerContainerAddresses implements ContainerAddresses {
    private final Inspections inspections;

    public DockerContainerAddresses(Inspections inspections) {
        this.inspections = inspections;
    }

    @Override
    public Map<ContainerId, Map<String, Set<String>>> byNetwork(Fleet fleet) {
        return inspections.addresses(fleet);
    }
}

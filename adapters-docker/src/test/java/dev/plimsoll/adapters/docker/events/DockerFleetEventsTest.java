package dev.plimsoll.adapters.docker.events;

import dev.plimsoll.adapters.docker.support.DockerLevers;
import dev.plimsoll.application.contract.FleetEventsContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.FleetEvents;
import org.junit.jupiter.api.AfterEach;

class DockerFleetEventsTest extends FleetEventsContract {
    private final DockerLevers levers = DockerLevers.withoutNetworks();

    @AfterEach
    void clean_up() {
        levers.close();
    }

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected FleetEvents events() {
        return levers.process().events();
    }

    @Override
    protected ContainerControl control() {
        return levers.process().control();
    }
}

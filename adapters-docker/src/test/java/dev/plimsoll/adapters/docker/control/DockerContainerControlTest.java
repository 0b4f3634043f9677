package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.support.DockerLevers;
import dev.plimsoll.application.contract.ContainerControlContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerControl;
import org.junit.jupiter.api.AfterEach;

class DockerContainerControlTest extends ContainerControlContract {
    private final DockerLevers levers = DockerLevers.withTwoNetworks();

    @AfterEach
    void clean_up() {
        levers.close();
    }

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected ContainerControl control() {
        return levers.process().control();
    }
}

package dev.plimsoll.adapters.docker.engine;

import dev.plimsoll.adapters.docker.support.DockerLevers;
import dev.plimsoll.application.contract.ContainerEngineContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerEngine;
import org.junit.jupiter.api.AfterEach;

class DockerEngineProbeTest extends ContainerEngineContract {
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
    protected ContainerEngine engine() {
        return new DockerEngineProbe(levers.process().engine());
    }
}

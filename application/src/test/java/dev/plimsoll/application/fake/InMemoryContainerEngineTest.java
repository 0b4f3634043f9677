package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.ContainerEngineContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerEngine;
import java.time.InstantSource;

class InMemoryContainerEngineTest extends ContainerEngineContract {
    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final PlatformLevers levers = new InMemoryPlatformLevers(platform);

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected ContainerEngine engine() {
        return platform;
    }
}

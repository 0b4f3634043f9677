package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.ContainerControlContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerControl;
import java.time.InstantSource;

class InMemoryContainerControlTest extends ContainerControlContract {
    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final PlatformLevers levers = new InMemoryPlatformLevers(platform);

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected ContainerControl control() {
        return platform;
    }
}

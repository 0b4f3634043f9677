package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.FleetEventsContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.FleetEvents;
import java.time.InstantSource;

class InMemoryFleetEventsTest extends FleetEventsContract {
    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final PlatformLevers levers = new InMemoryPlatformLevers(platform);

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected FleetEvents events() {
        return platform;
    }

    @Override
    protected ContainerControl control() {
        return platform;
    }
}

package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.ContainerAddressesContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.InstantSource;

class InMemoryContainerAddressesTest extends ContainerAddressesContract {
    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final PlatformLevers levers = new InMemoryPlatformLevers(platform);
    private final ContainerAddresses addresses = new InMemoryContainerAddresses(platform);

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected ContainerAddresses addresses() {
        return addresses;
    }

    @Override
    protected Fleet observe(TargetId target) {
        return platform.look(target);
    }
}

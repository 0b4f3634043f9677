package dev.plimsoll.application.control;

import dev.plimsoll.application.contract.ContainerControlContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.fake.FakeProber;
import dev.plimsoll.application.fake.InMemoryCare;
import dev.plimsoll.application.fake.InMemoryContainerAddresses;
import dev.plimsoll.application.fake.InMemoryLoadBalancers;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryPlatformLevers;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.traffic.Traffic;
import java.time.Clock;
import java.time.InstantSource;

final class RoutedContainersTest extends ContainerControlContract {
    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final PlatformLevers levers = new InMemoryPlatformLevers(platform);
    private final ContainerControl control = new RoutedContainers(
            platform,
            new InMemoryCare(platform, _ -> {}, Clock.systemUTC()).care,
            new Traffic(
                    new InMemoryLoadBalancers(),
                    new InMemoryContainerAddresses(platform),
                    new FakeProber(),
                    Runnable::run,
                    _ -> {}));

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected ContainerControl control() {
        return control;
    }
}

package dev.plimsoll.adapters.docker.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.support.DockerLevers;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.application.contract.ContainerAddressesContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DockerContainerAddressesTest extends ContainerAddressesContract {
    private final DockerLevers levers = DockerLevers.withTwoNetworks();
    private final ContainerAddresses addresses =
            new DockerContainerAddresses(new Inspections(levers.process().engine()));

    @AfterEach
    void clean_up() {
        levers.close();
    }

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
        return levers.process().control().observe(target);
    }

    @Test
    void a_container_has_its_addresses_in_all_its_networks() {
        Fleet fleet = observe(levers.serviceWith(1));
        ContainerId container = fleet.containers().getFirst().id();
        String[] expected = TestContainers.inspect(levers.people(), container)
                .path("NetworkSettings")
                .path("Networks")
                .findValuesAsText("IPAddress")
                .toArray(String[]::new);

        assertThat(expected).hasSize(2);
        assertThat(addresses.of(fleet).get(container)).containsExactlyInAnyOrder(expected);
    }
}

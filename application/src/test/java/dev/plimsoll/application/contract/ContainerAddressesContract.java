package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every `ContainerAddresses` does.
public abstract class ContainerAddressesContract {
    /// A platform whose services have a network.
    protected abstract PlatformLevers platform();

    protected abstract ContainerAddresses addresses();

    /// The fleet as the platform reports it now.
    protected abstract Fleet observe(TargetId target);

    @Test
    void each_running_container_has_addresses_of_its_own() {
        Fleet fleet = observe(platform().serviceWith(2));

        Map<ContainerId, Set<String>> found = addresses().of(fleet);

        assertThat(found).containsOnlyKeys(ids(fleet));
        assertThat(found.values())
                .allSatisfy(own -> assertThat(own)
                        .isNotEmpty()
                        .allSatisfy(address -> assertThat(address).matches("[0-9.]+|[0-9a-f:]+")));
        List<String> all = found.values().stream().flatMap(Collection::stream).toList();
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
    }

    @Test
    void each_address_belongs_to_a_network() {
        Fleet fleet = observe(platform().serviceWith(2));

        assertThat(addresses().byNetwork(fleet).values())
                .hasSize(2)
                .allSatisfy(own -> assertThat(own).isNotEmpty().allSatisfy((network, addresses) -> {
                    assertThat(network).isNotBlank();
                    assertThat(addresses).isNotEmpty();
                }));
    }

    @Test
    void a_container_that_is_stopped_or_gone_has_none_and_is_no_failure() {
        TargetId web = platform().serviceWith(2);
        Fleet before = observe(web);
        FleetContainer stopped = before.containers().getFirst();

        platform().personStops(stopped.id());
        assertThat(addresses().of(observe(web))).doesNotContainKey(stopped.id());

        platform().personRemovesAll(web);
        assertThat(addresses().of(observe(web))).isEmpty();
    }

    @Test
    void a_platform_that_is_away_is_no_failure_and_what_it_told_before_still_holds() {
        Fleet known = observe(platform().serviceWith(1));
        Fleet unknown = observe(platform().serviceWith(1));
        Map<ContainerId, Set<String>> before = addresses().of(known);

        platform().engineGoesAway();

        assertThat(addresses().of(known)).isEqualTo(before);
        assertThat(addresses().of(unknown)).isEmpty();
    }

    private static ContainerId[] ids(Fleet fleet) {
        return fleet.containers().stream().map(FleetContainer::id).toArray(ContainerId[]::new);
    }
}

package dev.plimsoll.application.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.fake.FakeProber;
import dev.plimsoll.application.fake.InMemoryContainerAddresses;
import dev.plimsoll.application.fake.InMemoryLoadBalancers;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadyEndpointsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");

    private final InMemoryPlatform platform = new InMemoryPlatform(new SettableClock());

    @Test
    void each_ready_container_has_its_address_and_the_port_of_its_label() {
        platform.upWithLabels(WEB, Map.of("plimsoll.port", " 8080 "));
        platform.up(WEB, 3);
        FleetContainer unready = platform.look(WEB).containers().getFirst();
        platform.setPhase(unready.id(), ContainerPhase.UNREADY);

        assertThat(endpoints(new InMemoryContainerAddresses(platform)))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.port()).isEqualTo(8080));
    }

    @Test
    void a_container_without_an_address_is_left_out() {
        platform.upWithLabels(WEB, Map.of("plimsoll.port", "80"));
        FleetContainer one = platform.look(WEB).containers().getFirst();

        assertThat(endpoints(_ -> Map.of(one.id(), Map.of("front", Set.of("fd00::3", "172.18.0.3")))))
                .containsExactly(new Endpoint("172.18.0.3", 80));
        assertThat(endpoints(_ -> Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", "", "-1"})
    void what_is_no_port_is_none(String label) {
        platform.upWithLabels(WEB, Map.of("plimsoll.port", label));

        assertThat(endpoints(new InMemoryContainerAddresses(platform))).isEmpty();
    }

    private List<Endpoint> endpoints(ContainerAddresses addresses) {
        Traffic traffic = new Traffic(new InMemoryLoadBalancers(), addresses, new FakeProber(), Runnable::run, _ -> {});
        return new ReadyEndpoints(traffic).apply(platform.look(WEB));
    }
}

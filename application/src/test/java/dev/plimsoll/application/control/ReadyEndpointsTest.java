package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.fake.InMemoryContainerAddresses;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadyEndpointsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");

    private final SettableClock clock = new SettableClock();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock);

    @Test
    void each_ready_container_has_its_address_and_the_port_of_the_label() {
        platform.upWithLabels(WEB, Map.of("plimsoll.port", " 8080 "));
        platform.up(WEB, 3);
        FleetContainer unready = platform.look(WEB).containers().getFirst();
        platform.setPhase(unready.id(), ContainerPhase.UNREADY);

        assertThat(endpoints(new InMemoryContainerAddresses(platform)))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.port()).isEqualTo(8080));
    }

    @Test
    void of_several_addresses_the_first_of_ipv4_is_taken() {
        platform.upWithLabels(WEB, Map.of("plimsoll.port", "80"));
        FleetContainer one = platform.look(WEB).containers().getFirst();

        assertThat(endpoints(_ -> Map.of(one.id(), Set.of("fd00::3", "172.19.0.3", "172.18.0.3"))))
                .containsExactly(new Endpoint("172.18.0.3", 80));
        assertThat(endpoints(_ -> Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", "", "-1"})
    void what_is_no_port_is_none(String label) {
        platform.upWithLabels(WEB, Map.of("plimsoll.port", label));

        assertThat(endpoints(new InMemoryContainerAddresses(platform))).isEmpty();
    }

    @Test
    void a_label_that_comes_later_is_seen_soon() {
        platform.up(WEB, 1);
        ReadyEndpoints ready = new ReadyEndpoints(platform, new InMemoryContainerAddresses(platform), clock);
        assertThat(ready.apply(platform.look(WEB))).isEmpty();

        platform.upWithLabels(WEB, Map.of("plimsoll.port", "80"));
        clock.advance(Duration.ofSeconds(11));

        assertThat(ready.apply(platform.look(WEB))).hasSize(1);
    }

    private List<Endpoint> endpoints(ContainerAddresses addresses) {
        return new ReadyEndpoints(platform, addresses, clock).apply(platform.look(WEB));
    }
}

package dev.plimsoll.adapters.metrics.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.proxy.support.Fleets;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OwnersTest {
    private final Owners owners = new Owners(
            Fleets.of(1, 2),
            _ -> Map.of(
                    Fleets.id(1),
                    Map.of("default", Set.of("172.18.0.3")),
                    Fleets.id(2),
                    Map.of("default", Set.of("172.18.0.4", "fd00:0:0::4"))));

    @Test
    void a_server_is_the_container_that_has_its_name() {
        assertThat(number(owners.of("shop-web-1", ""))).isEqualTo(1);
    }

    @Test
    void a_server_is_the_container_that_has_its_id_in_full_or_short() {
        assertThat(number(owners.of("2".repeat(64), ""))).isEqualTo(2);
        assertThat(number(owners.of("2".repeat(12), ""))).isEqualTo(2);
        assertThat(number(owners.of("plimsoll-" + "2".repeat(64), ""))).isEqualTo(2);
    }

    @Test
    void a_server_is_the_container_that_has_its_address_however_that_is_written() {
        assertThat(number(owners.of("srv7", "172.18.0.4"))).isEqualTo(2);
        assertThat(number(owners.of("", "fd00::4"))).isEqualTo(2);
    }

    @Test
    void a_name_outweighs_an_address() {
        assertThat(number(owners.of("shop-web-1", "172.18.0.4"))).isEqualTo(1);
    }

    @Test
    void any_other_server_is_none_of_the_fleet() {
        assertThat(owners.of("shop-web-3", "172.18.0.5")).isNull();
        assertThat(owners.of("", "")).isNull();
        assertThat(owners.of("", "unix:/run/web.sock")).isNull();
        assertThat(owners.of("2".repeat(11), "")).isNull();
    }

    @Test
    void a_stopped_container_is_nobody() {
        Fleet stopped = new Fleet(
                Fleets.WEB,
                List.of(new FleetContainer(Fleets.id(1), "shop-web-1", 1, ContainerPhase.STOPPED, false, null, false)),
                FleetCondition.STEADY);

        assertThat(new Owners(stopped, _ -> Map.of()).of("shop-web-1", "")).isNull();
    }

    private static int number(@Nullable FleetContainer container) {
        return container == null ? -1 : container.number();
    }
}

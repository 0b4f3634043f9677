package dev.plimsoll.adapters.loadbalancer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.adapters.loadbalancer.support.WebServers;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerLoad;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.contract.BalancerLevers;
import dev.plimsoll.application.contract.BalancerLevers.HeldRequest;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.contract.LoadBalancerContract;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure.BalancerRefused;
import dev.plimsoll.application.port.PortFailure.BalancerUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The kit and more against a real HAProxy.
class HaproxyLoadBalancerTest extends LoadBalancerContract {
    private final Haproxy haproxy = Haproxy.start();

    @AfterEach
    void end() {
        haproxy.close();
    }

    @Override
    protected BalancerLevers levers() {
        return haproxy;
    }

    @Override
    protected LoadBalancer balancer() {
        return haproxy.balancer();
    }

    @Test
    void a_restart_is_healed_too() {
        Endpoint a = haproxy.server();
        serve(Map.of(A, a));

        haproxy.stopsAndStarts();
        assertThat(balancer().observe()).isEmpty();
        serve(Map.of(A, a));

        eventuallyAsked(a);
    }

    @Test
    void what_others_made_is_left_alone() {
        haproxy.ask("add server web/others 127.0.0.1:9 id 7;set server web/others state drain");
        serve(Map.of(A, haproxy.server()));

        reconcileUntil(WantedServers.NONE, Map::isEmpty);

        assertThat(haproxy.ask("show servers state web"))
                .contains(" static ", " others ")
                .doesNotContain("plimsoll");
    }

    @Test
    void a_socket_on_tcp_does_as_well() {
        LoadBalancer overTcp = new HaproxyLoadBalancer(Haproxy.settings("localhost:" + haproxy.statsPort, "web"));
        WantedServers wanted = serving(Map.of(A, haproxy.server()));

        Eventually.get(
                "ready over TCP", () -> phase(overTcp.reconcile(wanted), A), phase -> phase == ServerPhase.READY);
    }

    @Test
    void many_are_registered_at_once_with_a_number_each() {
        Endpoint dead = haproxy.deadAddress();
        Map<ContainerId, Endpoint> many = new HashMap<>();
        IntStream.range(0, 100).forEach(i -> many.put(new ContainerId("%064x".formatted(i)), dead));

        assertThat(balancer().reconcile(serving(many)))
                .hasSize(100)
                .allSatisfy((_, state) -> assertThat(state.phase()).isEqualTo(ServerPhase.STARTING));

        assertThat(haproxy.ask("show servers state web")
                        .lines()
                        .filter(line -> line.contains(" plimsoll-"))
                        .map(line -> line.split(" ", -1)[2]))
                .hasSize(100)
                .doesNotHaveDuplicates();
        reconcileUntil(WantedServers.NONE, Map::isEmpty);
    }

    @Test
    void why_a_container_is_not_ready_is_told() {
        WantedServers wanted = serving(Map.of(A, haproxy.deadAddress()));

        ServerState state = state(
                reconcileUntil(wanted, states -> !state(states, A).problem().isEmpty()), A);

        assertThat(state.problem()).contains("L4CON");
    }

    @Test
    void who_fails_its_check_later_is_down_and_comes_back_by_itself() {
        Endpoint a = haproxy.server();
        WantedServers wanted = serve(Map.of(A, a));

        haproxy.servers.stop(a);
        reconcileUntil(wanted, states -> phase(states, A) == ServerPhase.DOWN);

        haproxy.servers.start(a);
        reconcileUntil(wanted, states -> phase(states, A) == ServerPhase.READY);
    }

    @Test
    void who_is_taken_out_while_busy_is_cut_off() {
        Endpoint a = haproxy.server();
        serve(Map.of(A, a));
        eventuallyAsked(a);
        HeldRequest held = haproxy.hold();

        reconcileUntil(WantedServers.NONE, Map::isEmpty);

        assertThat(held.release()).isFalse();
    }

    @Test
    void a_server_that_lost_its_way_between_two_commands_is_helped() {
        Endpoint a = haproxy.server();
        haproxy.ask("add server web/plimsoll-" + A.value() + " " + a + " id 1000 check inter 100ms");

        assertThat(phase(balancer().observe(), A)).isEqualTo(ServerPhase.STARTING);
        serve(Map.of(A, a));

        eventuallyAsked(a);
    }

    @Test
    void a_restart_of_ours_sees_who_drains() {
        Endpoint a = haproxy.server();
        serve(Map.of(A, a));
        eventuallyAsked(a);
        HeldRequest held = haproxy.hold();
        balancer().reconcile(new WantedServers(Map.of(), Set.of(A)));

        assertThat(balancer().observe())
                .containsEntry(A, new ServerState(ServerPhase.DRAINING, new ServerLoad.Counted(1, 0)));

        assertThat(held.release()).isTrue();
        Eventually.get("drained", () -> phase(balancer().observe(), A), phase -> phase == ServerPhase.DRAINED);
    }

    @Test
    void one_that_is_away_is_said_to_be_away() {
        haproxy.stops();

        assertThatExceptionOfType(BalancerUnavailable.class)
                .isThrownBy(() -> balancer().observe())
                .withMessageContaining("backend web")
                .withMessageContaining("stats.sock");
        LoadBalancer overTcp = new HaproxyLoadBalancer(Haproxy.settings("127.0.0.1:" + haproxy.statsPort, "web"));
        assertThatExceptionOfType(BalancerUnavailable.class).isThrownBy(() -> overTcp.reconcile(WantedServers.NONE));
        LoadBalancer nowhere = new HaproxyLoadBalancer(Haproxy.settings("no-such-host.invalid:9999", "web"));
        assertThatExceptionOfType(BalancerUnavailable.class).isThrownBy(nowhere::observe);
    }

    @Test
    void what_a_person_has_to_put_right_is_said() {
        LoadBalancer elsewhere =
                new HaproxyLoadBalancer(Haproxy.settings(haproxy.settings().socket(), "nobody"));
        assertThatExceptionOfType(BalancerRefused.class)
                .isThrownBy(elsewhere::observe)
                .withMessageContaining("Can't find backend");

        WantedServers wanted = serving(Map.of(A, new Endpoint("127.0.0.1", WebServers.freePort())));
        try (Haproxy other = Haproxy.start("operator", "roundrobin")) {
            assertThatExceptionOfType(BalancerRefused.class)
                    .isThrownBy(() -> other.balancer().reconcile(wanted))
                    .withMessageContaining("Permission denied");
        }
        try (Haproxy other = Haproxy.start("admin", "static-rr")) {
            assertThatExceptionOfType(BalancerRefused.class)
                    .isThrownBy(() -> other.balancer().reconcile(wanted))
                    .withMessageContaining("Backend must use a dynamic");
        }
    }
}

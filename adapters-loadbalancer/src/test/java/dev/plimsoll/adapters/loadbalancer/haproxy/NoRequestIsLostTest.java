package dev.plimsoll.adapters.loadbalancer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.loadbalancer.support.Client;
import dev.plimsoll.adapters.loadbalancer.support.Traffic;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Scales out and in under steady traffic, where nothing is sent twice: no retries, no redispatch.
class NoRequestIsLostTest {
    private static final int ROUNDS = 5;

    private final Map<ContainerId, Endpoint> serving = new HashMap<>();

    @Test
    void no_request_is_lost_while_containers_come_and_go() {
        try (Haproxy haproxy = Haproxy.start()) {
            LoadBalancer balancer = haproxy.balancer();
            ContainerId last = add(haproxy, balancer, 0);
            Traffic traffic = Traffic.through(haproxy.client());

            for (int round = 1; round <= ROUNDS; round++) {
                ContainerId next = add(haproxy, balancer, round);
                register(balancer, new ContainerId("dead" + round), haproxy.deadAddress());
                awaitRequests(traffic, 50);
                remove(haproxy, balancer, last);
                awaitRequests(traffic, 50);
                serving.remove(new ContainerId("dead" + round));
                last = next;
            }

            List<Client.Answer> failed = traffic.end();
            assertThat(failed).as("of %d requests", traffic.sent()).isEmpty();
        }
    }

    private ContainerId add(Haproxy haproxy, LoadBalancer balancer, int number) {
        ContainerId container = new ContainerId("container" + number);
        register(balancer, container, haproxy.server());
        reconcileUntil(balancer, Set.of(), states -> isIn(states, container, ServerPhase.READY));
        return container;
    }

    private void register(LoadBalancer balancer, ContainerId container, Endpoint endpoint) {
        serving.put(container, endpoint);
        balancer.reconcile(new WantedServers(serving, Set.of()));
    }

    /// As a converger does: drains, stops, takes out.
    private void remove(Haproxy haproxy, LoadBalancer balancer, ContainerId container) {
        Endpoint endpoint = serving.get(container);
        serving.remove(container);
        reconcileUntil(balancer, Set.of(container), states -> isIn(states, container, ServerPhase.DRAINED));
        if (endpoint != null) {
            haproxy.servers.stop(endpoint);
        }
        reconcileUntil(balancer, Set.of(), states -> !states.containsKey(container));
    }

    private void reconcileUntil(
            LoadBalancer balancer, Set<ContainerId> draining, Predicate<Map<ContainerId, ServerState>> isAsExpected) {
        Eventually.get("as expected", () -> balancer.reconcile(new WantedServers(serving, draining)), isAsExpected);
    }

    private static boolean isIn(Map<ContainerId, ServerState> states, ContainerId container, ServerPhase phase) {
        ServerState state = states.get(container);
        return state != null && state.phase() == phase;
    }

    private static void awaitRequests(Traffic traffic, int more) {
        int before = traffic.sent();
        Eventually.get(more + " more requests", traffic::sent, sent -> sent >= before + more);
    }
}

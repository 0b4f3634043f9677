package dev.plimsoll.application.contract;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.balancer.Abilities.DrainEvidence;
import dev.plimsoll.application.balancer.Abilities.Gate;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerLoad;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.contract.BalancerLevers.HeldRequest;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What every `LoadBalancer` does.
public abstract class LoadBalancerContract {
    protected static final ContainerId A = new ContainerId("a".repeat(64));
    protected static final ContainerId B = new ContainerId("b".repeat(64));
    private static final Duration A_WHILE = Duration.ofMillis(700);

    protected abstract BalancerLevers levers();

    /// The port, as the present process has it.
    protected abstract LoadBalancer balancer();

    @Test
    void nobody_is_registered_where_nobody_is_wanted() {
        assertThat(balancer().reconcile(WantedServers.NONE)).isEmpty();
        assertThat(balancer().observe()).isEmpty();
    }

    @Test
    void wanted_containers_get_requests_once_they_are_ready() {
        Endpoint a = levers().server();
        Endpoint b = levers().server();

        serve(Map.of(A, a, B, b));

        eventuallyAsked(a, b);
        assertThat(phases(balancer().observe())).isEqualTo(Map.of(A, ServerPhase.READY, B, ServerPhase.READY));
    }

    @Test
    void who_does_not_pass_the_check_of_the_balancer_gets_nothing() {
        Endpoint a = levers().server();
        WantedServers wanted = serving(Map.of(A, a, B, levers().deadAddress()));
        boolean isChecked = balancer().abilities().gate() == Gate.OWN_CHECK;

        reconcileUntil(wanted, states -> phase(states, A) == ServerPhase.READY);

        if (isChecked) {
            Eventually.always(
                    A_WHILE,
                    "the dead one is starting",
                    () -> balancer().reconcile(wanted).get(B),
                    state -> state != null && state.phase() == ServerPhase.STARTING);
            assertThat(levers().asked()).containsExactly(a);
        } else {
            reconcileUntil(wanted, states -> phase(states, B) == ServerPhase.READY);
        }
    }

    @Test
    void the_same_wish_again_changes_nothing() {
        WantedServers wanted = serve(Map.of(A, levers().server()));

        Eventually.always(
                A_WHILE,
                "ready",
                () -> phases(balancer().reconcile(wanted)),
                phases -> phases.equals(Map.of(A, ServerPhase.READY)));
    }

    @Test
    void who_drains_gets_no_more_requests_and_is_drained() {
        Endpoint a = levers().server();
        Endpoint b = levers().server();
        serve(Map.of(A, a, B, b));
        eventuallyAsked(a, b);

        WantedServers wanted = new WantedServers(Map.of(A, a), Set.of(B));
        reconcileUntil(wanted, states -> phase(states, B) == ServerPhase.DRAINED);

        assertThat(levers().asked()).containsExactly(a);
        assertThat(phase(balancer().reconcile(wanted), A)).isEqualTo(ServerPhase.READY);
    }

    @Test
    void what_is_in_flight_while_a_container_drains_goes_on() {
        Endpoint a = levers().server();
        serve(Map.of(A, a));
        eventuallyAsked(a);
        HeldRequest held = levers().hold();
        WantedServers wanted = new WantedServers(Map.of(), Set.of(A));

        if (balancer().abilities().evidence() != DrainEvidence.TIME) {
            Eventually.always(
                    A_WHILE,
                    "draining",
                    () -> phase(balancer().reconcile(wanted), A),
                    phase -> phase == ServerPhase.DRAINING);
        }
        assertThat(held.release()).isTrue();
        reconcileUntil(wanted, states -> phase(states, A) == ServerPhase.DRAINED);
    }

    @Test
    void sessions_are_told_where_they_are_counted_and_not_made_up_elsewhere() {
        WantedServers wanted = serve(Map.of(A, levers().server()));
        eventuallyAsked(wanted.serving().values().toArray(Endpoint[]::new));
        HeldRequest held = levers().hold();

        ServerLoad load = state(reconcileUntil(wanted, states -> phase(states, A) == ServerPhase.READY), A)
                .load();

        assertThat(load)
                .isEqualTo(
                        balancer().abilities().evidence() == DrainEvidence.SESSIONS
                                ? new ServerLoad.Counted(1, 0)
                                : new ServerLoad.Untold());
        assertThat(held.release()).isTrue();
    }

    @Test
    void who_was_draining_may_serve_again() {
        Endpoint a = levers().server();
        Endpoint b = levers().server();
        serve(Map.of(A, a, B, b));
        reconcileUntil(new WantedServers(Map.of(A, a), Set.of(B)), states -> phase(states, B) == ServerPhase.DRAINED);

        serve(Map.of(A, a, B, b));

        eventuallyAsked(a, b);
    }

    @Test
    void who_is_wanted_no_more_is_taken_out() {
        Endpoint a = levers().server();
        serve(Map.of(A, a, B, levers().server()));

        WantedServers wanted = serving(Map.of(A, a));
        reconcileUntil(wanted, states -> states.keySet().equals(Set.of(A)));

        eventuallyAsked(a);
        assertThat(balancer().observe()).containsOnlyKeys(A);
    }

    @Test
    void who_drains_and_was_never_there_is_drained() {
        WantedServers wanted = new WantedServers(Map.of(), Set.of(B));

        reconcileUntil(wanted, states -> phase(states, B) == ServerPhase.DRAINED);
    }

    @Test
    void a_container_that_came_back_at_another_address_is_found_there() {
        serve(Map.of(A, levers().server()));
        Endpoint elsewhere = levers().server();

        serve(Map.of(A, elsewhere));

        eventuallyAsked(elsewhere);
    }

    @Test
    void a_balancer_that_was_started_anew_gets_everybody_back() {
        Endpoint a = levers().server();
        Endpoint b = levers().server();
        serve(Map.of(A, a, B, b));

        levers().balancerRestarts();
        serve(Map.of(A, a, B, b));

        eventuallyAsked(a, b);
    }

    @Test
    void a_process_that_was_started_anew_goes_on_where_the_last_one_ended() {
        Endpoint a = levers().server();
        Endpoint b = levers().server();
        serve(Map.of(A, a, B, b));

        levers().newProcess();
        reconcileUntil(new WantedServers(Map.of(A, a), Set.of(B)), states -> phase(states, B) == ServerPhase.DRAINED);

        assertThat(levers().asked()).containsExactly(a);
    }

    /// Has these serve, and waits until they do.
    protected WantedServers serve(Map<ContainerId, Endpoint> containers) {
        WantedServers wanted = serving(containers);
        reconcileUntil(
                wanted,
                states -> states.keySet().equals(containers.keySet())
                        && states.values().stream().allMatch(state -> state.phase() == ServerPhase.READY));
        return wanted;
    }

    protected static WantedServers serving(Map<ContainerId, Endpoint> containers) {
        return new WantedServers(containers, Set.of());
    }

    protected Map<ContainerId, ServerState> reconcileUntil(
            WantedServers wanted, Predicate<Map<ContainerId, ServerState>> isAsExpected) {
        return Eventually.get("as expected with " + wanted, () -> balancer().reconcile(wanted), isAsExpected);
    }

    /// What a balancer was told may take a moment to be done.
    protected void eventuallyAsked(Endpoint... expected) {
        Eventually.get("requests reach " + Set.of(expected), levers()::asked, Set.of(expected)::equals);
    }

    protected static ServerPhase phase(Map<ContainerId, ServerState> states, ContainerId container) {
        return state(states, container).phase();
    }

    protected static ServerState state(Map<ContainerId, ServerState> states, ContainerId container) {
        return requireNonNull(states.get(container), container + " is not among " + states);
    }

    private static Map<ContainerId, ServerPhase> phases(Map<ContainerId, ServerState> states) {
        return states.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().phase()));
    }
}

package dev.plimsoll.application.traffic;

import dev.plimsoll.application.balancer.Abilities;
import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerLoad;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A target's load balancer, and how its containers stood with it when it was told last.
final class Link {
    /// Looked at again while a container is on its way in or out.
    static final Duration ON_THE_WAY = Duration.ofMillis(100);

    /// For so long it is looked at so often.
    static final Duration SOON = Duration.ofSeconds(20);

    /// Looked at again in any case: a load balancer that was started anew has lost what it was told.
    static final Duration AT_REST = Duration.ofSeconds(1);

    private final Binding binding;
    private final LoadBalancer balancer;
    private volatile Map<ContainerId, ServerState> states = Map.of();
    private volatile String problem = "";
    private String note = "";
    private Map<ContainerId, Endpoint> told = Map.of();
    private Set<ContainerId> moving = Set.of();
    private Set<ContainerId> leaving = Set.of();
    private Instant movingSince = Instant.MIN;

    Link(Binding binding, LoadBalancer balancer) {
        this.binding = binding;
        this.balancer = balancer;
    }

    Binding binding() {
        return binding;
    }

    /// What is wrong, in words for an operator; empty when nothing is.
    String complaint() {
        return problem.isEmpty() ? note : problem;
    }

    boolean isEmpty() {
        return states.isEmpty();
    }

    /// Takes over what an earlier process asked for. Whom that one let out may be told to stop already, so it gets
    /// requests again only if nobody is too much.
    void look() {
        try {
            states = balancer.observe();
            leaving = states.entrySet().stream()
                    .filter(state -> isIn(state.getValue(), ServerPhase.DRAINING, ServerPhase.DRAINED))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        } catch (PortFailure.BalancerUnavailable | PortFailure.BalancerRefused failure) {
            problem = failure.detail();
        }
    }

    /// It is settled who is too much.
    void planned() {
        leaving = Set.of();
    }

    /// Those that could get requests and got none so far, if others do.
    ///
    /// @param most how many at most
    Set<ContainerId> unknown(Fleet fleet, int most) {
        return states.isEmpty()
                ? Set.of()
                : fleet.in(ContainerPhase.READY).stream()
                        .map(FleetContainer::id)
                        .filter(id -> !states.containsKey(id))
                        .limit(most)
                        .collect(Collectors.toSet());
    }

    /// Without a check of its own a balancer gets only those that are known to be fit.
    boolean needsWarmUp() {
        return balancer.abilities().gate() == Abilities.Gate.NONE;
    }

    /// Brings the balancer a step nearer to the fleet.
    ///
    /// @param fleet those that are ready are to get requests
    /// @param endpoints where each takes them, as far as that is known
    /// @return whether somebody is on the way in or out
    boolean tell(Fleet fleet, Map<ContainerId, Endpoint> endpoints, Instant now) {
        Map<ContainerId, Endpoint> serving = new HashMap<>();
        Set<ContainerId> draining = new HashSet<>();
        String unreachable = "";
        for (FleetContainer container : fleet.containers()) {
            Endpoint endpoint = endpoints.get(container.id());
            if (container.phase() == ContainerPhase.READY && leaving.contains(container.id())) {
                draining.add(container.id());
            } else if (container.phase() == ContainerPhase.READY && endpoint != null) {
                serving.put(container.id(), endpoint);
            } else if (container.phase() == ContainerPhase.READY) {
                unreachable = "the address of " + container.name() + " is not known";
                Endpoint before = told.get(container.id());
                if (before != null) {
                    serving.put(container.id(), before);
                } else if (states.containsKey(container.id())) {
                    problem = unreachable; // leaving it out would take its requests
                    return false;
                }
            } else if (container.phase() == ContainerPhase.DRAINING || isUnfit(container)) {
                draining.add(container.id());
            }
        }
        tell(new WantedServers(serving, draining));
        told = Map.copyOf(serving);
        note = unreachable;
        return isMoving(now);
    }

    private boolean isUnfit(FleetContainer container) {
        return container.phase() != ContainerPhase.STOPPED && states.containsKey(container.id());
    }

    /// Nobody gets new requests here any more, as another balancer has taken over.
    ///
    /// @return whether nobody has any left
    boolean retire() {
        tell(new WantedServers(Map.of(), states.keySet()));
        boolean isOver =
                problem.isEmpty() && states.values().stream().allMatch(state -> state.phase() == ServerPhase.DRAINED);
        if (isOver) {
            tell(WantedServers.NONE);
        }
        return isOver;
    }

    private void tell(WantedServers wanted) {
        try {
            states = balancer.reconcile(wanted);
            problem = "";
        } catch (PortFailure.BalancerUnavailable | PortFailure.BalancerRefused failure) {
            problem = failure.detail();
        }
    }

    /// Whether somebody is on the way, and has not been so for long.
    private boolean isMoving(Instant now) {
        Set<ContainerId> onTheWay = states.entrySet().stream()
                .filter(state -> isIn(state.getValue(), ServerPhase.STARTING, ServerPhase.DRAINING))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!onTheWay.equals(moving)) {
            moving = onTheWay;
            movingSince = now;
        }
        return !moving.isEmpty() && now.isBefore(movingSince.plus(SOON));
    }

    /// Those that get requests, as far as is known.
    Set<ContainerId> serving() {
        return in(states, ServerPhase.READY);
    }

    /// Whether it is known to get no new requests.
    boolean isTold(ContainerId id) {
        ServerState state = states.get(id);
        return problem.isEmpty() && (state == null || isIn(state, ServerPhase.DRAINING, ServerPhase.DRAINED));
    }

    /// Who is not known there has no requests, unless the balancer is away and nothing is known.
    boolean isDrained(ContainerId id) {
        ServerState state = states.get(id);
        return problem.isEmpty() && (state == null || state.phase() == ServerPhase.DRAINED);
    }

    /// The fleet in which only those are ready that get requests.
    Fleet seen(Fleet fleet) {
        Map<ContainerId, ServerState> now = states;
        Set<ContainerId> waiting = fleet.containers().stream()
                .map(FleetContainer::id)
                .filter(id -> !isIn(now.get(id), ServerPhase.READY, ServerPhase.DOWN))
                .collect(Collectors.toSet());
        return fleet.held(waiting)
                .unfit(in(now, ServerPhase.DOWN))
                .proven(needsWarmUp() ? Set.of() : in(now, ServerPhase.READY))
                .busy(now.entrySet().stream()
                        .filter(state -> isBusy(state.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /// Those that the balancer's own check finds unfit.
    Set<ContainerId> failing() {
        return needsWarmUp() || !problem.isEmpty()
                ? Set.of()
                : states.entrySet().stream()
                        .filter(state -> isIn(state.getValue(), ServerPhase.STARTING, ServerPhase.DOWN))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    private static Set<ContainerId> in(Map<ContainerId, ServerState> states, ServerPhase phase) {
        return states.entrySet().stream()
                .filter(state -> state.getValue().phase() == phase)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isIn(@Nullable ServerState state, ServerPhase one, ServerPhase other) {
        return state != null && (state.phase() == one || state.phase() == other);
    }

    private static boolean isBusy(ServerState state) {
        return state.load() instanceof ServerLoad.Counted counted && !counted.isIdle();
    }
}

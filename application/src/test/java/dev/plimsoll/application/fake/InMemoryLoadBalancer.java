package dev.plimsoll.application.fake;

import dev.plimsoll.application.balancer.Abilities;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerLoad.Counted;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts sessions and checks by itself, as HAProxy does: whoever is not said to be dead passes its check
/// between two calls.
public final class InMemoryLoadBalancer implements LoadBalancer {
    private final Map<ContainerId, Server> servers = new HashMap<>();
    private final Map<ContainerId, Integer> sessions = new HashMap<>();
    private final Set<Endpoint> dead = new HashSet<>();
    private boolean isAway;

    private record Server(Endpoint endpoint, ServerPhase phase) {}

    @Override
    public Abilities abilities() {
        return new Abilities(Abilities.Gate.OWN_CHECK, Abilities.DrainEvidence.SESSIONS);
    }

    @Override
    public synchronized Map<ContainerId, ServerState> observe() {
        check();
        return servers.keySet().stream().collect(Collectors.toMap(id -> id, this::state));
    }

    @Override
    public synchronized Map<ContainerId, ServerState> reconcile(WantedServers wanted) {
        check();
        servers.keySet()
                .removeIf(id ->
                        !wanted.serving().containsKey(id) && !wanted.draining().contains(id));
        sessions.keySet().retainAll(servers.keySet());
        wanted.draining()
                .forEach(id -> servers.computeIfPresent(
                        id, (_, server) -> new Server(server.endpoint(), ServerPhase.DRAINING)));
        wanted.serving().forEach((id, endpoint) -> servers.compute(id, (_, server) -> served(server, endpoint)));
        Map<ContainerId, ServerState> states = new HashMap<>(observe());
        wanted.draining().forEach(id -> states.putIfAbsent(id, drained()));
        return states;
    }

    /// Nobody answers there, or somebody does again.
    public synchronized void becomesDead(Endpoint endpoint, boolean isDead) {
        if (isDead) {
            dead.add(endpoint);
        } else {
            dead.remove(endpoint);
        }
    }

    /// The balancer answers no more, or again.
    public synchronized void goesAway(boolean isGone) {
        isAway = isGone;
    }

    /// It loses all servers.
    public synchronized void restarts() {
        servers.clear();
        sessions.clear();
    }

    /// Requests begin or end at a container.
    public synchronized void sessions(ContainerId container, int change) {
        sessions.merge(container, change, Integer::sum);
    }

    /// Those that get requests now, with where.
    public synchronized Map<ContainerId, Endpoint> ready() {
        return servers.entrySet().stream()
                .filter(entry -> state(entry.getKey()).phase() == ServerPhase.READY)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().endpoint()));
    }

    private Server served(@Nullable Server before, Endpoint endpoint) {
        if (before == null || !before.endpoint().equals(endpoint)) {
            return new Server(endpoint, ServerPhase.STARTING);
        }
        boolean isHeld = before.phase() != ServerPhase.READY && dead.contains(endpoint);
        return new Server(endpoint, isHeld ? ServerPhase.STARTING : ServerPhase.READY);
    }

    private ServerState state(ContainerId id) {
        Server server = servers.get(id);
        Counted load = new Counted(sessions.getOrDefault(id, 0), 0);
        if (server == null) {
            return drained();
        }
        return new ServerState(
                switch (server.phase()) {
                    case READY -> dead.contains(server.endpoint()) ? ServerPhase.DOWN : ServerPhase.READY;
                    case DRAINING -> load.isIdle() ? ServerPhase.DRAINED : ServerPhase.DRAINING;
                    case STARTING, DOWN, DRAINED -> server.phase();
                },
                load);
    }

    private void check() {
        if (isAway) {
            throw new PortFailure.BalancerUnavailable("the load balancer is away", null);
        }
    }

    private static ServerState drained() {
        return new ServerState(ServerPhase.DRAINED, new Counted(0, 0));
    }
}

package dev.plimsoll.adapters.loadbalancer.haproxy;

import dev.plimsoll.application.balancer.Abilities;
import dev.plimsoll.application.balancer.ServerLoad.Counted;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.ContainerId;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Containers as dynamic servers of a backend of HAProxy 2.6 and later.
///
/// It remembers nothing: all that there is to know stands in HAProxy, so a restart of either is healed by
/// the next call. A server is named after its container, `plimsoll-<id>`; all of that name in the backend
/// are taken for this target's, so two targets cannot share one.
public final class HaproxyLoadBalancer implements LoadBalancer {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /// HAProxy takes 16 KiB in one line.
    private static final int MOST_CHARACTERS = 8 * 1024;

    private static final Abilities ABILITIES =
            new Abilities(Abilities.Gate.OWN_CHECK, Abilities.DrainEvidence.SESSIONS);

    /// What a person has to put right.
    private static final List<String> REFUSALS = List.of(
            "Can't find backend",
            "No such backend",
            "No such proxy",
            "Permission denied",
            "Backend must use a dynamic");

    /// Said where all went well, or where the next call goes on.
    private static final List<String> EXPECTED = List.of(
            "New server registered",
            "Server deleted",
            "No such server",
            "Server still has connections attached to it",
            "Only servers in maintenance mode can be deleted");

    private final HaproxySettings settings;
    private final RuntimeApi api;

    public HaproxyLoadBalancer(HaproxySettings settings) {
        this(settings, DEADLINE);
    }

    HaproxyLoadBalancer(HaproxySettings settings, Duration deadline) {
        this.settings = settings;
        this.api = new RuntimeApi(settings.socket(), deadline);
    }

    @Override
    public Abilities abilities() {
        return ABILITIES;
    }

    @Override
    public Map<ContainerId, ServerState> observe() {
        Map<ContainerId, ServerState> states = new HashMap<>();
        Steps.ours(servers()).forEach((id, server) -> states.put(id, server.unasked()));
        return states;
    }

    /// Calls never overlap, or two would register the same server.
    @Override
    public synchronized Map<ContainerId, ServerState> reconcile(WantedServers wanted) {
        List<Server> servers = servers();
        List<String> commands = Steps.towards(wanted, servers, settings);
        String complaints = run(commands);
        return states(wanted, commands.isEmpty() ? servers : servers(), complaints);
    }

    private static Map<ContainerId, ServerState> states(WantedServers wanted, List<Server> servers, String complaints) {
        Map<ContainerId, Server> ours = Steps.ours(servers);
        Map<ContainerId, ServerState> states = new HashMap<>();
        Counted nothing = new Counted(0, 0);
        for (ContainerId id : wanted.serving().keySet()) {
            states.put(id, new ServerState(ServerPhase.STARTING, nothing, complaints));
        }
        for (ContainerId id : wanted.draining()) {
            states.put(id, new ServerState(ServerPhase.DRAINED, nothing));
        }
        ours.forEach((id, server) -> {
            if (wanted.serving().containsKey(id)) {
                states.put(id, server.serving());
            } else if (wanted.draining().contains(id)) {
                states.put(id, server.draining());
            } else {
                states.put(id, new ServerState(ServerPhase.DRAINING, server.load(), complaints));
            }
        });
        return states;
    }

    private List<Server> servers() {
        String answer = ask(ServerTable.question(settings.backend()));
        refuse(answer);
        try {
            return ServerTable.read(answer);
        } catch (IOException odd) {
            throw unavailable(odd);
        }
    }

    /// @return what HAProxy had against it
    private String run(List<String> commands) {
        Set<String> complaints = new LinkedHashSet<>();
        StringBuilder line = new StringBuilder();
        for (String command : commands) {
            if (line.length() + command.length() > MOST_CHARACTERS) {
                complaints.addAll(complaints(ask(line.toString())));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ";").append(command);
        }
        if (!line.isEmpty()) {
            complaints.addAll(complaints(ask(line.toString())));
        }
        return String.join("; ", complaints);
    }

    private List<String> complaints(String answer) {
        refuse(answer);
        return answer.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && EXPECTED.stream().noneMatch(line::startsWith))
                .toList();
    }

    private void refuse(String answer) {
        answer.lines()
                .filter(line -> REFUSALS.stream().anyMatch(line::startsWith))
                .findFirst()
                .ifPresent(line -> {
                    throw new PortFailure.BalancerRefused(
                            "backend " + settings.backend() + " at " + settings.socket() + ": " + line.strip());
                });
    }

    private String ask(String commands) {
        try {
            return api.ask(commands);
        } catch (IOException failure) {
            throw unavailable(failure);
        }
    }

    private PortFailure unavailable(IOException failure) {
        return new PortFailure.BalancerUnavailable(
                "backend " + settings.backend() + ": " + failure.getMessage(), failure);
    }
}

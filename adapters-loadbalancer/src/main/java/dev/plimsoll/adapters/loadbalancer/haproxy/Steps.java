package dev.plimsoll.adapters.loadbalancer.haproxy;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The commands that bring a backend a step nearer to what is wanted.
///
/// A new server is put into `drain` before its checks begin, and let in once one has passed: `enable
/// server` would have it get requests before the first check. Each has an id of its own, without which some
/// algorithms give it none.
final class Steps {
    /// Everything of ours has it, and nothing else is touched.
    private static final String PREFIX = "plimsoll-";

    /// The numbers below are for the servers of the configuration.
    private static final long FIRST_ID = 1000;

    private final HaproxySettings settings;
    private final Map<ContainerId, Server> ours;
    private final Set<Long> ids = new HashSet<>();
    private final List<String> commands = new ArrayList<>();

    private Steps(HaproxySettings settings, List<Server> servers) {
        this.settings = settings;
        this.ours = ours(servers);
        servers.forEach(server -> ids.add(server.id()));
    }

    /// The servers that are containers.
    static Map<ContainerId, Server> ours(List<Server> servers) {
        Map<ContainerId, Server> ours = new HashMap<>();
        for (Server server : servers) {
            if (server.name().startsWith(PREFIX)) {
                ours.put(new ContainerId(server.name().substring(PREFIX.length())), server);
            }
        }
        return ours;
    }

    /// None when everything is as wanted.
    static List<String> towards(WantedServers wanted, List<Server> servers, HaproxySettings settings) {
        Steps steps = new Steps(settings, servers);
        steps.ours.forEach((id, server) -> steps.leave(id, server, wanted));
        wanted.serving().forEach(steps::serve);
        return steps.commands;
    }

    private void leave(ContainerId id, Server server, WantedServers wanted) {
        Endpoint endpoint = wanted.serving().get(id);
        if (wanted.draining().contains(id)) {
            if (!server.isHeldBack()) {
                commands.add("set server " + path(id) + " state drain");
            }
        } else if (endpoint == null || !server.isAt(endpoint)) {
            remove(id, server);
        }
    }

    /// What is in flight has had its time.
    private void remove(ContainerId id, Server server) {
        String path = path(id);
        commands.add("set server " + path + " state maint");
        if (!server.load().isIdle()) {
            commands.add("shutdown sessions server " + path);
        }
        commands.add("del server " + path);
    }

    private void serve(ContainerId id, Endpoint endpoint) {
        Server server = ours.get(id);
        if (server == null) {
            register(id, endpoint);
        } else if (server.isAt(endpoint)) {
            letIn(id, server);
        }
    }

    private void register(ContainerId id, Endpoint endpoint) {
        commands.add("add server %s %s id %d check inter %dms fall %d rise %d"
                .formatted(
                        path(id),
                        endpoint,
                        freeId(),
                        settings.checkInterval().toMillis(),
                        settings.fall(),
                        settings.rise()));
        holdBackAndCheck(id);
    }

    private void letIn(ContainerId id, Server server) {
        if (server.isInMaintenance()) {
            holdBackAndCheck(id);
        } else if (server.isDraining() && server.isFit()) {
            commands.add("set server " + path(id) + " state ready");
        } else if (server.isDraining() && !server.isChecked()) {
            commands.add("enable health " + path(id));
        }
    }

    private void holdBackAndCheck(ContainerId id) {
        commands.add("set server " + path(id) + " state drain");
        commands.add("enable health " + path(id));
    }

    /// The lowest, as some algorithms look at the lower bits only.
    private long freeId() {
        long id = FIRST_ID;
        while (!ids.add(id)) {
            id++;
        }
        return id;
    }

    private String path(ContainerId id) {
        return settings.backend() + "/" + PREFIX + id.value();
    }
}

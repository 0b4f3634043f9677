package dev.plimsoll.adapters.loadbalancer.traefik;

import dev.plimsoll.application.balancer.Abilities;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerLoad;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.TraefikServices;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/// Containers as servers of a service in the document that Traefik polls.
///
/// Traefik tells nothing. Who serves is ready once it has asked, and who drains is drained when one poll
/// and the grace are over and Traefik did ask in between. One that does not ask any more goes on with what
/// it knows, so nobody is drained before it does. A process that was started anew begins to wait again.
public final class TraefikLoadBalancer implements LoadBalancer {
    private static final Abilities ABILITIES = new Abilities(Abilities.Gate.NONE, Abilities.DrainEvidence.TIME);
    private static final ServerLoad UNTOLD = new ServerLoad.Untold();

    private final TraefikSettings settings;
    private final TraefikServices services;
    private final LongSupplier nanoTime;
    private final Map<ContainerId, Endpoint> endpoints = new HashMap<>();
    private final Map<ContainerId, Change> serving = new HashMap<>();
    private final Map<ContainerId, Change> draining = new HashMap<>();

    /// @param services what Traefik is told
    public TraefikLoadBalancer(TraefikSettings settings, TraefikServices services) {
        this(settings, services, System::nanoTime);
    }

    TraefikLoadBalancer(TraefikSettings settings, TraefikServices services, LongSupplier nanoTime) {
        this.settings = settings;
        this.services = services;
        this.nanoTime = nanoTime;
        services.expect(settings.service());
    }

    @Override
    public Abilities abilities() {
        return ABILITIES;
    }

    @Override
    public synchronized Map<ContainerId, ServerState> observe() {
        Map<ContainerId, ServerState> states = new HashMap<>();
        long now = nanoTime.getAsLong();
        serving.forEach((id, change) ->
                states.put(id, state(change.isTold(services.polls(), now) ? ServerPhase.READY : ServerPhase.STARTING)));
        draining.forEach((id, change) ->
                states.put(id, state(isDrained(change, now) ? ServerPhase.DRAINED : ServerPhase.DRAINING)));
        return states;
    }

    @Override
    public synchronized Map<ContainerId, ServerState> reconcile(WantedServers wanted) {
        // Those that are to move begin anew.
        serving.keySet()
                .removeIf(id ->
                        !Objects.equals(endpoints.get(id), wanted.serving().get(id)));
        draining.keySet().retainAll(wanted.draining());
        endpoints.clear();
        endpoints.putAll(wanted.serving());
        services.put(settings.service(), endpoints.values());
        wanted.serving().keySet().forEach(id -> serving.computeIfAbsent(id, _ -> change()));
        wanted.draining().forEach(id -> draining.computeIfAbsent(id, _ -> change()));
        return observe();
    }

    private Change change() {
        return new Change(services.polls(), nanoTime.getAsLong());
    }

    private boolean isDrained(Change change, long now) {
        return change.isTold(services.polls(), now)
                && change.wasTold(settings.grace(), now)
                && change.isOlderThan(settings.poll().plus(settings.grace()), now);
    }

    private static ServerState state(ServerPhase phase) {
        return new ServerState(phase, UNTOLD);
    }
}

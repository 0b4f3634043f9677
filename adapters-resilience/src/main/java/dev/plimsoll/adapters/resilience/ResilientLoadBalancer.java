package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.balancer.Abilities;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure.BalancerUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The load balancer of one target behind a circuit. The same wish twice changes nothing, so both verbs are tried
/// again.
public final class ResilientLoadBalancer implements LoadBalancer {
    private final LoadBalancer balancer;
    private final Circuits circuits;
    private final String kind;
    private final TargetId target;

    /// @param kind as people know it, such as `haproxy`
    public ResilientLoadBalancer(LoadBalancer balancer, Circuits circuits, String kind, TargetId target) {
        this.balancer = balancer;
        this.circuits = circuits;
        this.kind = kind;
        this.target = target;
    }

    @Override
    public Abilities abilities() {
        return balancer.abilities();
    }

    @Override
    public Map<ContainerId, ServerState> observe() {
        return ask(balancer::observe);
    }

    @Override
    public Map<ContainerId, ServerState> reconcile(WantedServers wanted) {
        return ask(() -> balancer.reconcile(wanted));
    }

    private <T> T ask(Supplier<T> call) {
        try {
            return circuits.of("balancer " + kind, target, kind + " for " + target)
                    .ask(call, _ -> Optional.empty());
        } catch (NoAnswer none) {
            throw new BalancerUnavailable(none.words(), none);
        }
    }
}

package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.balancer.Abilities;
import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure.BalancerUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The load balancer of one target behind a circuit. The same wish twice changes nothing, so both verbs are tried
/// again.
public final class ResilientLoadBalancer implements LoadBalancer {
    /// Its socket costs little to ask, and while it is not asked, new containers get no requests.
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(2);

    private final LoadBalancer balancer;
    private final Circuits circuits;
    private final Binding binding;

    public ResilientLoadBalancer(LoadBalancer balancer, Circuits circuits, Binding binding) {
        this.balancer = balancer;
        this.circuits = circuits;
        this.binding = binding;
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
            return circuits.of("balancer", binding, binding.toString(), LONGEST_RECOVERY)
                    .ask(call, _ -> Optional.empty());
        } catch (NoAnswer none) {
            throw new BalancerUnavailable(none.words(), none);
        }
    }
}

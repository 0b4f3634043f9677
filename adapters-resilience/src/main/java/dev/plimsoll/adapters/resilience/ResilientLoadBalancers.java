package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.LoadBalancers;

/// Load balancers, each part of them that is for one target behind a circuit of its own.
public final class ResilientLoadBalancers implements LoadBalancers {
    private final LoadBalancers balancers;
    private final Circuits circuits;

    public ResilientLoadBalancers(LoadBalancers balancers, Circuits circuits) {
        this.balancers = balancers;
        this.circuits = circuits;
    }

    @Override
    public LoadBalancer of(Binding binding) {
        return new ResilientLoadBalancer(balancers.of(binding), circuits, binding);
    }
}

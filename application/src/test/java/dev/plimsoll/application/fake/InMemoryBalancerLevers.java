package dev.plimsoll.application.fake;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.contract.BalancerLevers;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.Set;

/// What surrounds a balancer in memory.
public final class InMemoryBalancerLevers implements BalancerLevers {
    private final InMemoryLoadBalancer balancer;
    private int servers;

    public InMemoryBalancerLevers(InMemoryLoadBalancer balancer) {
        this.balancer = balancer;
    }

    @Override
    public Endpoint server() {
        servers++;
        return new Endpoint("10.0.0." + servers, 80);
    }

    @Override
    public Endpoint deadAddress() {
        Endpoint dead = server();
        balancer.becomesDead(dead, true);
        return dead;
    }

    @Override
    public Set<Endpoint> asked() {
        return Set.copyOf(balancer.ready().values());
    }

    @Override
    public HeldRequest hold() {
        ContainerId at = balancer.ready().keySet().iterator().next();
        balancer.sessions(at, 1);
        return () -> {
            balancer.sessions(at, -1);
            return true;
        };
    }

    @Override
    public void balancerRestarts() {
        balancer.restarts();
    }

    @Override
    public void newProcess() {
        // All that there is to know is in the balancer.
    }
}

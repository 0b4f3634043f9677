package dev.plimsoll.application.fake;

import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.contract.LoadBalancersContract;
import dev.plimsoll.application.port.LoadBalancers;
import java.util.Set;

class InMemoryLoadBalancersTest extends LoadBalancersContract {
    @Override
    protected LoadBalancers balancers() {
        return new InMemoryLoadBalancers();
    }

    @Override
    protected Set<Binding.Kind> configured() {
        return Set.of(Binding.Kind.HAPROXY);
    }
}

package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.contract.LoadBalancersContract;
import dev.plimsoll.application.fake.InMemoryLoadBalancers;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.LoadBalancers;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class ResilientLoadBalancersTest extends LoadBalancersContract {
    private final SettableClock clock = new SettableClock();
    private final Circuits circuits = new Circuits(CircuitSettings.DEFAULT, clock, clock::advance);

    @AfterEach
    void close() {
        circuits.close();
    }

    @Override
    protected LoadBalancers balancers() {
        return new ResilientLoadBalancers(new InMemoryLoadBalancers(), circuits);
    }

    @Override
    protected Set<Binding.Kind> configured() {
        return Set.of(Binding.Kind.HAPROXY);
    }
}

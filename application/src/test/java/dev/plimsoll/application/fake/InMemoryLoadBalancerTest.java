package dev.plimsoll.application.fake;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.contract.BalancerLevers;
import dev.plimsoll.application.contract.LoadBalancerContract;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure.BalancerUnavailable;
import org.junit.jupiter.api.Test;

class InMemoryLoadBalancerTest extends LoadBalancerContract {
    private final InMemoryLoadBalancer balancer = new InMemoryLoadBalancer();
    private final InMemoryBalancerLevers levers = new InMemoryBalancerLevers(balancer);

    @Override
    protected BalancerLevers levers() {
        return levers;
    }

    @Override
    protected LoadBalancer balancer() {
        return balancer;
    }

    @Test
    void one_that_is_away_is_said_to_be_away() {
        balancer.goesAway(true);

        assertThatExceptionOfType(BalancerUnavailable.class).isThrownBy(balancer::observe);
        assertThatExceptionOfType(BalancerUnavailable.class).isThrownBy(() -> balancer.reconcile(WantedServers.NONE));
    }
}

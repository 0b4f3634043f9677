package dev.plimsoll.application.fake;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.contract.BalancerLevers;
import dev.plimsoll.application.contract.LoadBalancerContract;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure.BalancerUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryLoadBalancerTest extends LoadBalancerContract {
    private final InMemoryLoadBalancer balancer = new InMemoryLoadBalancer();
    private final Levers levers = new Levers();

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

    private final class Levers implements BalancerLevers {
        private int servers;

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
}

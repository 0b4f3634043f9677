package dev.plimsoll.adapters.resilience;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.contract.BalancerLevers;
import dev.plimsoll.application.contract.LoadBalancerContract;
import dev.plimsoll.application.fake.InMemoryBalancerLevers;
import dev.plimsoll.application.fake.InMemoryLoadBalancer;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.LoadBalancer;
import dev.plimsoll.application.port.PortFailure.BalancerUnavailable;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResilientLoadBalancerTest extends LoadBalancerContract {
    private final InMemoryLoadBalancer inner = new InMemoryLoadBalancer();
    private final InMemoryBalancerLevers levers = new InMemoryBalancerLevers(inner);
    private final SettableClock clock = new SettableClock();
    private final Circuits circuits = new Circuits(CircuitSettings.DEFAULT, clock, clock::advance);
    private final LoadBalancer balancer = new ResilientLoadBalancer(
            inner, circuits, new Binding(Binding.Kind.HAPROXY, "web", Duration.ofMillis(500)));

    @AfterEach
    void close() {
        circuits.close();
    }

    @Override
    protected BalancerLevers levers() {
        return levers;
    }

    @Override
    protected LoadBalancer balancer() {
        return balancer;
    }

    @Test
    void one_that_is_away_is_left_alone_for_two_seconds_and_asked_again_then() {
        inner.goesAway(true);
        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(BalancerUnavailable.class)
                    .isThrownBy(() -> balancer.reconcile(WantedServers.NONE));
        }
        inner.goesAway(false);

        assertThatExceptionOfType(BalancerUnavailable.class)
                .isThrownBy(balancer::observe)
                .withMessageContaining("the circuit of haproxy web is open since");

        clock.advance(Duration.ofSeconds(3));
        assertThatCode(balancer::observe).doesNotThrowAnyException();
    }
}

package dev.plimsoll.adapters.loadbalancer.traefik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.ServerPhase;
import dev.plimsoll.application.balancer.TraefikServices;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.application.contract.BalancerLevers;
import dev.plimsoll.application.contract.LoadBalancerContract;
import dev.plimsoll.application.port.LoadBalancer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The kit with somebody who polls in Traefik's place, each time before the balancer is asked; and what
/// comes of time, with a clock that is set.
class TraefikLoadBalancerTest extends LoadBalancerContract {
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Endpoint HERE = new Endpoint("172.18.0.3", 8080);
    private static final WantedServers SERVING = serving(Map.of(A, HERE));
    private static final WantedServers DRAINING = new WantedServers(Map.of(), Set.of(A));

    private final PollingTraefik traefik = new PollingTraefik();
    private final AtomicLong nanos = new AtomicLong();
    private final TraefikServices services = new TraefikServices();
    private final TraefikLoadBalancer timed =
            new TraefikLoadBalancer(new TraefikSettings("web", POLL, GRACE), services, nanos::get);
    private LoadBalancer balancer = newBalancer();

    @AfterEach
    void end() {
        traefik.close();
    }

    @Override
    protected BalancerLevers levers() {
        traefik.onNewProcess(() -> balancer = newBalancer());
        return traefik;
    }

    @Override
    protected LoadBalancer balancer() {
        traefik.poll();
        return balancer;
    }

    @Test
    void who_drains_is_drained_one_poll_and_the_grace_later() {
        timed.reconcile(SERVING);
        assertThat(phase(timed.observe(), A)).isEqualTo(ServerPhase.STARTING);
        services.poll();
        assertThat(phase(timed.observe(), A)).isEqualTo(ServerPhase.READY);

        assertThat(phase(timed.reconcile(DRAINING), A)).isEqualTo(ServerPhase.DRAINING);
        services.poll();
        assertThat(phase(timed.reconcile(DRAINING), A)).isEqualTo(ServerPhase.DRAINING);

        nanos.addAndGet(POLL.plus(GRACE).toNanos() - 1);
        assertThat(phase(timed.reconcile(DRAINING), A)).isEqualTo(ServerPhase.DRAINING);
        nanos.addAndGet(1);
        assertThat(phase(timed.reconcile(DRAINING), A)).isEqualTo(ServerPhase.DRAINED);
    }

    @Test
    void nobody_is_drained_while_traefik_does_not_ask() {
        timed.reconcile(SERVING);
        timed.reconcile(DRAINING);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(phase(timed.reconcile(DRAINING), A)).isEqualTo(ServerPhase.DRAINING);

        services.poll();
        assertThat(phase(timed.reconcile(DRAINING), A)).isEqualTo(ServerPhase.DRAINING);
        nanos.addAndGet(GRACE.toNanos());
        assertThat(phase(timed.reconcile(DRAINING), A)).isEqualTo(ServerPhase.DRAINED);
    }

    private LoadBalancer newBalancer() {
        return new TraefikLoadBalancer(
                new TraefikSettings("web", Duration.ofMillis(50), Duration.ofMillis(50)), traefik.services);
    }
}

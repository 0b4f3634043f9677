package dev.plimsoll.application.usecase;

import static dev.plimsoll.application.usecase.Installation.WEB;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.fake.InMemoryLoadBalancer;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.operation.Operation.Status;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Three containers behind a load balancer, whose two spares cannot be started. Nothing else waits for them.
class UnfilledPoolTest {
    private final Installation plimsoll = new Installation(1, 10);
    private final InMemoryLoadBalancer backend = plimsoll.balancers.backend("web");

    @BeforeEach
    void three_that_serve_and_no_spares() {
        plimsoll.metrics.total(CPU, 0.4);
        plimsoll.platform.upWithLabels(WEB, Map.of("plimsoll.haproxy", "web", "plimsoll.port", "8080"));
        plimsoll.desire(3);
        plimsoll.seconds(5);
        plimsoll.platform.failStarts("no space left on device");
        plimsoll.platform.label(
                WEB, Map.of("plimsoll.haproxy", "web", "plimsoll.port", "8080", "plimsoll.warm-pool", "2"));
        plimsoll.seconds(100);
        assertThat(plimsoll.running()).isEqualTo(3);
        assertThat(attempts()).as("after 0, 1, 3, 7, 15, 31 and 63 s").isEqualTo(7);
    }

    @Test
    void a_scale_in_goes_ahead() {
        plimsoll.desire(1);
        plimsoll.passes(3);

        assertThat(plimsoll.running()).isEqualTo(1);
        assertThat(backend.ready()).hasSize(1);
        assertThat(attempts()).as("no other one before its time").isEqualTo(7);
    }

    @Test
    void a_scale_out_does_not_wait_for_the_pools_turn() {
        plimsoll.platform.startsWork();
        plimsoll.desire(5);
        plimsoll.passes(3);

        assertThat(backend.ready()).hasSize(5);
        assertThat(plimsoll.running()).as("spares are not due yet").isEqualTo(5);

        plimsoll.seconds(60);
        assertThat(plimsoll.running()).isEqualTo(7);
        assertThat(backend.ready()).hasSize(5);
    }

    @Test
    void a_restart_comes_to_its_end() {
        Instant begun = plimsoll.clock.instant();
        plimsoll.platform.startsWork();
        Operation restart = plimsoll.restartAll();
        plimsoll.seconds(20);

        assertThat(plimsoll.stored(restart).status()).isEqualTo(Status.DONE);
        assertThat(all()).hasSize(3).allMatch(container -> !startedAt(container).isBefore(begun));
    }

    @Test
    void a_balancer_that_was_started_anew_is_told_again() {
        backend.restarts();

        plimsoll.passes(15);

        assertThat(backend.ready()).hasSize(3);
    }

    private long attempts() {
        return plimsoll.told.stream()
                .filter(text -> text.startsWith("filling the warm pool: "))
                .count();
    }

    private List<FleetContainer> all() {
        Fleet fleet = plimsoll.platform.look(WEB);
        return fleet.containers().stream()
                .filter(container -> container.phase().isCurrent())
                .toList();
    }

    private static Instant startedAt(FleetContainer container) {
        Instant at = container.startedAt();
        return at == null ? Instant.MIN : at;
    }
}

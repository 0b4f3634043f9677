package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestCostTest {
    private static final Duration CALIBRATED = Duration.ofMillis(15);
    private static final Instant BEGUN = Instant.parse("2026-11-22T02:00:00Z");

    private final RequestCost cost = new RequestCost(CALIBRATED);

    @Test
    void without_observations_the_calibrated_cost_holds() {
        assertThat(cost.perRequest()).isEqualTo(CALIBRATED);
    }

    @Test
    void enough_requests_tell_their_own_cost() {
        observe(0, 500, 0);
        observe(3, 1700, 60);

        assertThat(cost.perRequest()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void a_handful_of_requests_tells_nothing() {
        observe(0, 500, 0);
        observe(3, 1480, 49);

        assertThat(cost.perRequest()).isEqualTo(CALIBRATED);
    }

    @Test
    void what_is_older_than_ten_seconds_is_forgotten() {
        observe(0, 0, 0);
        observe(5, 5000, 100);
        observe(15, 6000, 100);

        assertThat(cost.perRequest()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void where_no_cpu_can_be_read_the_calibrated_cost_holds() {
        observe(0, 0, 0);
        observe(5, 0, 100);

        assertThat(cost.perRequest()).isEqualTo(CALIBRATED);
    }

    private void observe(int seconds, int cpuMillis, int answered) {
        cost.observe(BEGUN.plusSeconds(seconds), Duration.ofMillis(cpuMillis), answered);
    }
}

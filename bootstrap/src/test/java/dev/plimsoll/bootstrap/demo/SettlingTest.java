package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private final Settling settling = new Settling(Duration.ofSeconds(10));

    @Test
    void a_fleet_that_stays_within_one_of_the_right_count_has_settled_since_it_came_there() {
        assertThat(settling.observe(Samples.steady(0, 1))).isFalse();
        assertThat(settling.observe(Samples.steady(4, 3))).isFalse();
        assertThat(settling.observe(Samples.steady(9, 5))).isFalse();
        assertThat(settling.observe(Samples.steady(14, 4))).isTrue();
        assertThat(settling.settledAt()).contains(Duration.ofSeconds(4));
    }

    @Test
    void leaving_begins_the_wait_anew() {
        settling.observe(Samples.steady(0, 4));
        settling.observe(Samples.steady(9, 6));

        assertThat(settling.observe(Samples.steady(10, 4))).isFalse();
        assertThat(settling.settledAt()).isEmpty();
        assertThat(settling.observe(Samples.steady(20, 4))).isTrue();
        assertThat(settling.settledAt()).contains(Duration.ofSeconds(10));
    }

    @Test
    void wanting_far_too_many_is_not_settled_even_while_the_right_count_runs() {
        settling.observe(Samples.at(0, 7, 4, 4, 700));

        assertThat(settling.observe(Samples.at(10, 7, 4, 4, 700))).isFalse();
    }
}

package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateTest {
    private final Rate rate = new Rate(Duration.ofSeconds(2));

    @Test
    void one_count_is_no_rate() {
        add(0, 5);

        assertThat(rate.perSecond()).isEmpty();
    }

    @Test
    void growth_over_time_is_a_rate() {
        add(0, 1_000);
        add(2_000, 4_000);

        assertThat(rate.perSecond()).hasValue(1_500);
    }

    @Test
    void counts_closer_than_a_second_are_noise() {
        add(0, 0);
        add(999, 999);

        assertThat(rate.perSecond()).isEmpty();
    }

    @Test
    void the_rate_is_that_of_the_window_not_of_all_time() {
        add(0, 0);
        add(1_000, 0);
        add(2_000, 0);
        add(3_000, 1_000);
        add(4_000, 2_000);

        assertThat(rate.perSecond()).hasValue(1_000);
    }

    @Test
    void evaluations_in_quick_succession_keep_a_whole_window() {
        for (int at = 0; at <= 10_000; at += 100) {
            add(at, at / 2);
        }

        assertThat(rate.perSecond()).hasValue(500);
    }

    @Test
    void what_a_rate_covers_is_the_time_between_its_two_counts() {
        assertThat(rate.covered()).isZero();
        add(0, 0);
        assertThat(rate.covered()).isZero();
        add(5_000, 1_000);
        add(10_000, 1_000);

        assertThat(rate.covered()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_counter_that_goes_backwards_begins_anew() {
        add(0, 5_000);
        add(2_000, 10);

        assertThat(rate.perSecond()).isEmpty();
        add(4_000, 1_010);
        assertThat(rate.perSecond()).hasValue(500);
    }

    @Test
    void a_clock_that_goes_backwards_begins_anew() {
        add(2_000, 10);
        add(0, 20);

        assertThat(rate.perSecond()).isEmpty();
    }

    @Test
    void a_pause_too_long_voids_what_was_before() {
        add(0, 0);
        add(61_000, 1_000);

        assertThat(rate.perSecond()).isEmpty();
    }

    private void add(long atMillis, long count) {
        rate.add(atMillis * 1_000_000, count);
    }
}

package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private final Samples samples = new Samples(Duration.ofSeconds(2));

    @Test
    void one_sample_is_no_rate() {
        samples.add(usage(0, 0), 0);

        assertThat(samples.cores()).isEmpty();
        assertThat(samples.memoryBytes()).isEqualTo(1L);
    }

    @Test
    void cpu_time_over_clock_time_is_cores() {
        samples.add(usage(0, 0), 0);
        samples.add(usage(2_000, 1_000), 0);

        assertThat(samples.cores()).hasValue(0.5);
    }

    @Test
    void samples_closer_than_a_second_are_noise() {
        samples.add(usage(0, 0), 0);
        samples.add(usage(999, 999), 0);

        assertThat(samples.cores()).isEmpty();
    }

    @Test
    void the_rate_is_that_of_the_window_not_of_all_time() {
        samples.add(usage(0, 0), 0);
        samples.add(usage(1_000, 0), 0);
        samples.add(usage(2_000, 0), 0);
        samples.add(usage(3_000, 1_000), 0);
        samples.add(usage(4_000, 2_000), 0);

        assertThat(samples.cores()).hasValue(1);
    }

    @Test
    void evaluations_in_quick_succession_keep_a_whole_window() {
        for (int at = 0; at <= 10_000; at += 100) {
            samples.add(usage(at, at / 2), 0);
        }

        assertThat(samples.cores()).hasValue(0.5);
    }

    @Test
    void what_a_rate_covers_is_the_time_between_its_two_samples() {
        assertThat(samples.covered()).isZero();
        samples.add(usage(0, 0), 0);
        assertThat(samples.covered()).isZero();
        samples.add(usage(5_000, 1_000), 0);
        samples.add(usage(10_000, 1_000), 0);

        assertThat(samples.covered()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_counter_that_starts_anew_voids_what_was_before() {
        samples.add(usage(0, 5_000), 0);
        samples.add(usage(2_000, 10), 0);

        assertThat(samples.cores()).isEmpty();
        samples.add(usage(4_000, 1_010), 0);
        assertThat(samples.cores()).hasValue(0.5);
    }

    @Test
    void a_pause_too_long_voids_what_was_before() {
        samples.add(usage(0, 0), 0);
        samples.add(usage(61_000, 1_000), 0);

        assertThat(samples.cores()).isEmpty();
    }

    private static Usage usage(long atMillis, long cpuMillis) {
        return new Usage(atMillis * 1_000_000, cpuMillis * 1_000_000, 1L);
    }
}

package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerSamplesTest {
    private static final Sampled TOO_SOON = ContainerSamples.TOO_SOON;

    private final ContainerSamples samples = new ContainerSamples(Duration.ofSeconds(2));

    @Test
    void what_is_in_use_has_a_value_at_once_and_what_grows_at_the_second_count() {
        add(0, 1_000, 70, 300);

        assertThat(sampled(Measure.MEMORY)).isEqualTo(value(70, Duration.ZERO));
        assertThat(sampled(Measure.NETWORK)).isEqualTo(TOO_SOON);
        add(1, 1_000, 80, 500);
        assertThat(sampled(Measure.MEMORY)).isEqualTo(value(80, Duration.ZERO));
        assertThat(sampled(Measure.NETWORK)).isEqualTo(value(200, Duration.ofSeconds(1)));
    }

    @Test
    void a_network_that_is_taken_away_voids_its_own_rate_only() {
        add(0, 0, 70, 300);
        add(1, 500, 70, 100);

        assertThat(sampled(Measure.NETWORK)).isEqualTo(TOO_SOON);
        assertThat(sampled(Measure.CPU)).isEqualTo(value(500, Duration.ofSeconds(1)));
    }

    @Test
    void a_restarted_container_begins_anew_whatever_its_other_counters_say() {
        add(0, 1_000, 70, 300);
        add(1, 10, 70, 9_000);

        assertThat(sampled(Measure.NETWORK)).isEqualTo(TOO_SOON);
        add(2, 20, 70, 9_100);
        assertThat(sampled(Measure.NETWORK)).isEqualTo(value(100, Duration.ofSeconds(1)));
    }

    @Test
    void what_is_not_counted_says_why() {
        samples.add(new Usage(0, Map.of(Measure.DISK_IO, Measure.DISK_IO.isNotCounted())), 0);

        assertThat(sampled(Measure.DISK_IO))
                .isEqualTo(new Sampled.Nothing("the kernel does not count disk I/O for containers"));
    }

    @Test
    void what_is_more_than_five_seconds_old_is_old() {
        add(0, 0, 70, 0);

        assertThat(samples.sampled(Measure.MEMORY, Duration.ofSeconds(5).toNanos()))
                .isInstanceOf(Sampled.Value.class);
        assertThat(samples.sampled(Measure.MEMORY, Duration.ofSeconds(6).toNanos()))
                .isEqualTo(new Sampled.Old(Duration.ofSeconds(6)));
    }

    @Test
    void a_fraction_of_nothing_is_nothing() {
        assertThat(value(10, Duration.ZERO).per(40)).isEqualTo(value(0.25, Duration.ZERO));
        assertThat(value(0, Duration.ZERO).per(0)).isInstanceOf(Sampled.Nothing.class);
    }

    private void add(long second, long cpu, long memory, long network) {
        Map<Measure, Count> counts = Map.of(
                Measure.CPU, new Count.Known(cpu),
                Measure.MEMORY, new Count.Known(memory),
                Measure.NETWORK, new Count.Known(network));
        samples.add(new Usage(Duration.ofSeconds(second).toNanos(), counts), 0);
    }

    private Sampled sampled(Measure measure) {
        return samples.sampled(measure, 0);
    }

    private static Sampled value(double amount, Duration covered) {
        return new Sampled.Value(amount, Duration.ZERO, covered);
    }
}

package dev.plimsoll.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ObservationsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_metric_without_a_reading_is_not_measured() {
        Reading memory = Reading.PerContainer.of(Map.of(new ContainerId("c1"), 0.5), NOW);
        Observations observations = new Observations(Map.of(MetricName.MEMORY, memory));

        assertThat(observations.latest(MetricName.MEMORY)).isEqualTo(memory);
        assertThat(observations.latest(MetricName.CPU)).isEqualTo(new Reading.Unmeasured());
    }

    @Test
    void what_was_observed_does_not_change_afterwards() {
        Map<ContainerId, TimeSeries> samples = new HashMap<>(Map.of(new ContainerId("c1"), TimeSeries.of(NOW, 0.5)));
        Reading.PerContainer reading = new Reading.PerContainer(samples, Map.of(), Duration.ZERO);
        samples.clear();

        assertThat(reading.series()).containsEntry(new ContainerId("c1"), TimeSeries.of(NOW, 0.5));
    }

    @Test
    void a_metric_has_a_name_and_reads_as_it() {
        assertThat(MetricName.CPU).hasToString("cpu");
        assertThatThrownBy(() -> new MetricName(" "))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("metric must not be blank");
    }
}

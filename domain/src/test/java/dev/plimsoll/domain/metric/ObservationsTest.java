package dev.plimsoll.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ObservationsTest {
    @Test
    void a_metric_without_a_reading_is_missing() {
        Reading memory = new Reading.Fresh(Map.of(new ContainerId("c1"), 0.5));
        Observations observations = new Observations(Map.of(MetricName.MEMORY, memory));

        assertThat(observations.latest(MetricName.MEMORY)).isEqualTo(memory);
        assertThat(observations.latest(MetricName.CPU)).isEqualTo(new Reading.Missing("no source reports it"));
    }

    @Test
    void what_was_observed_does_not_change_afterwards() {
        Map<ContainerId, Double> samples = new HashMap<>(Map.of(new ContainerId("c1"), 0.5));
        Reading.Fresh reading = new Reading.Fresh(samples);
        samples.clear();

        assertThat(reading.perContainer()).containsEntry(new ContainerId("c1"), 0.5);
    }

    @Test
    void a_metric_has_a_name_and_reads_as_it() {
        assertThat(MetricName.CPU).hasToString("cpu");
        assertThatThrownBy(() -> new MetricName(" "))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("metric must not be blank");
    }
}

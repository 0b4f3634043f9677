package dev.plimsoll.adapters.docker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.inspect.Limits;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private static final ContainerId ID = new ContainerId("c1");
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void a_fraction_comes_with_what_it_is_a_fraction_of() {
        MeasuredContainer container = new MeasuredContainer(Duration.ofSeconds(2));
        container
                .samples()
                .add(new Usage(0, Map.of(Measure.MEMORY, new Count.Known(50), Measure.SWAP, new Count.Known(10))), 0);
        Readings readings = new Readings(
                Set.of(ID),
                Map.of(ID, new Limits(1, 200, 40, "", "bridge")),
                Map.of(ID, container),
                new Bases(Capacities.NONE, 30),
                0);

        assertThat(readings.of(Measure.MEMORY, NOW)).isEqualTo(reading(0.25, 200));
        assertThat(readings.of(Measure.SWAP, NOW))
                .as("of the machine's swap, as there is less than it may use")
                .isEqualTo(reading(10 / 30.0, 30));
    }

    private static Reading reading(double share, double limit) {
        return new Reading.PerContainer(Map.of(ID, TimeSeries.of(NOW, share)), Map.of(ID, limit), Duration.ZERO);
    }
}

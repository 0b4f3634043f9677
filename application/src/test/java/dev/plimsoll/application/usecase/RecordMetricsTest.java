package dev.plimsoll.application.usecase;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.control.Measurements;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordMetricsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");

    private final SettableClock clock = new SettableClock();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock);
    private final FakeMetricsSource source = new FakeMetricsSource();
    private final MetricSources sources = new MetricSources(List.of(source));
    private final MetricMemory memory = new MetricMemory(100, () -> {});
    private final RecordMetrics record = new RecordMetrics(platform, sources, memory, (_, _, _) -> {}, clock);

    @Test
    void every_metric_that_a_source_knows_is_remembered_of_each_container() {
        platform.up(WEB, 2);
        source.each(CPU, 0.5);
        source.each(MEMORY, 0.7);
        source.reads(new MetricName("queue_depth"), new Reading.Missing("the server is away"));

        record.record(WEB);

        assertThat(memory.size()).isEqualTo(4);
        assertThat(samples(CPU)).containsExactly(0.5, 0.5);
        assertThat(samples(MEMORY)).containsExactly(0.7, 0.7);
    }

    @Test
    void an_engine_that_is_away_leaves_a_gap() {
        platform.up(WEB, 1);
        source.each(CPU, 0.5);
        platform.goAway("gone");

        record.record(WEB);

        assertThat(memory.size()).isZero();
    }

    @Test
    void the_samples_that_policies_look_back_on_are_not_touched() {
        platform.up(WEB, 1);
        source.each(CPU, 0.1);
        Measurements measurements = new Measurements(sources, Duration.ZERO);
        Map<MetricName, Duration> lookBacks = Map.of(CPU, Duration.ofMinutes(5));
        var _ = measurements.take(platform.look(WEB), lookBacks, clock.instant());

        source.each(CPU, 0.9);
        clock.advance(Duration.ofSeconds(10));
        record.record(WEB);
        clock.advance(Duration.ofSeconds(10));
        source.each(CPU, 0.2);

        assertThat(measurements
                        .take(platform.look(WEB), lookBacks, clock.instant())
                        .latest(CPU))
                .isInstanceOfSatisfying(
                        Reading.PerContainer.class,
                        reading -> assertThat(reading.series().values())
                                .singleElement()
                                .hasToString("[0.1, 0.2]"));
    }

    private List<Double> samples(MetricName metric) {
        return memory.samples(WEB, metric, clock.instant(), clock.instant().plus(MetricMemory.STEP)).stream()
                .map(series -> series.all()[0])
                .toList();
    }
}

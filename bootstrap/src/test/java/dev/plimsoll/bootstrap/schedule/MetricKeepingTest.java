package dev.plimsoll.bootstrap.schedule;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.control.Measurements;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.control.MetricsRecorder;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryMetricHistory;
import dev.plimsoll.application.fake.InMemoryMetricSnapshots;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.memory.Snapshot;
import dev.plimsoll.application.port.MetricSnapshots;
import dev.plimsoll.application.usecase.RecordRollups;
import dev.plimsoll.application.usecase.RecordSnapshots;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricKeepingTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");

    private final SettableClock clock = new SettableClock();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock);
    private final FakeMetricsSource source = new FakeMetricsSource();
    private final MetricSources sources = new MetricSources(List.of(source));
    private final MetricMemory memory = new MetricMemory(100, () -> {});
    private final Measurements measurements = new Measurements(sources, Duration.ZERO);
    private final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    private final InMemoryMetricHistory history = new InMemoryMetricHistory();
    private final InMemoryMetricSnapshots snapshots = new InMemoryMetricSnapshots();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void what_policies_look_back_on_is_kept_even_if_minutes_cannot_be_written() {
        platform.up(WEB, 1);
        source.each(CPU, 0.5);
        measure();
        history.goAway();

        keeping(snapshots).close();

        assertThat(snapshots.list()).hasSize(1);
    }

    @Test
    void a_defect_in_what_was_kept_does_not_keep_the_service_from_starting() {
        keeping(new Damaged()).start();
    }

    private void measure() {
        var observations = measurements.take(platform.look(WEB), Map.of(CPU, Duration.ofMinutes(5)), clock.instant());
        memory.remember(platform.look(WEB), observations, clock.instant());
    }

    private MetricKeeping keeping(MetricSnapshots kept) {
        return new MetricKeeping(
                new MetricsRecorder(Set::of, _ -> {}, clock, timer),
                new RecordRollups(memory, history, clock),
                new RecordSnapshots(measurements, kept, autoscalers, clock),
                clock,
                timer);
    }

    private static final class Damaged implements MetricSnapshots {
        @Override
        public void save(Snapshot snapshot) {
            // Nothing can be kept here.
        }

        @Override
        public List<Snapshot> list() {
            throw new IllegalStateException("a row that nobody can read");
        }

        @Override
        public void prune(Instant before) {
            // Nothing is kept here.
        }
    }
}

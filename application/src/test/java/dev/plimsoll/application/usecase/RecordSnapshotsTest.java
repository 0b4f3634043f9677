package dev.plimsoll.application.usecase;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.control.Measurements;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryMetricSnapshots;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.memory.Snapshot;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.Statistic;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.policy.ThresholdPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordSnapshotsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);
    private static final MetricName QUEUE = new MetricName("queue_depth");

    private final SettableClock clock = new SettableClock();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock);
    private final FakeMetricsSource source = new FakeMetricsSource();
    private final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    private final InMemoryMetricSnapshots snapshots = new InMemoryMetricSnapshots();
    private Measurements measurements = new Measurements(new MetricSources(List.of(source)), Duration.ZERO);
    private RecordSnapshots record = new RecordSnapshots(measurements, snapshots, autoscalers, clock);

    @BeforeEach
    void an_autoscaler_that_looks_back() {
        platform.up(WEB, 1);
        Aggregation average = new Aggregation(Statistic.AVERAGE, LOOK_BACK);
        autoscalers.insert(Autoscaler.create(
                new AutoscalerId("au-1"),
                WEB,
                new Settings(
                        new Bounds(1, 9),
                        List.of(
                                new ThresholdPolicy(CPU, 0.9, 0.2, average),
                                new ThresholdPolicy(QUEUE, 0.9, 0.2, average),
                                new TargetTrackingPolicy(MEMORY, 0.5)),
                        Behavior.DEFAULT,
                        false),
                clock.instant()));
    }

    @Test
    void a_restart_gives_policies_the_samples_of_before_in_steps_of_ten_seconds() {
        for (int sample = 1; sample <= 12; sample++) {
            evaluate(sample);
            clock.advance(Duration.ofSeconds(5));
        }
        restart();

        assertThat(evaluate(13)).isEqualTo("[2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 13.0]");
        assertThat(evaluated(QUEUE)).hasToString("[2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 13.0]");
        assertThat(evaluated(MEMORY)).hasToString("[13.0]");
    }

    @Test
    void what_is_older_than_the_look_back_is_left_out() {
        evaluate(1);
        clock.advance(Duration.ofMinutes(4));
        evaluate(2);
        record.record();
        clock.advance(Duration.ofMinutes(2));
        restart();

        assertThat(evaluate(3)).isEqualTo("[2.0, 3.0]");
    }

    @Test
    void after_a_long_pause_nothing_of_before_is_left() {
        evaluate(1);
        record.record();
        clock.advance(LOOK_BACK);
        restart();

        assertThat(evaluate(2)).isEqualTo("[2.0]");
    }

    @Test
    void a_container_that_left_meanwhile_is_left_out() {
        evaluate(1);
        record.record();
        platform.removeAll(WEB);
        platform.up(WEB, 1);
        restart();

        assertThat(evaluate(2)).isEqualTo("[2.0]");
    }

    @Test
    void samples_of_times_to_come_are_left_out() {
        evaluate(1);
        record.record();
        clock.set(clock.instant().minus(Duration.ofHours(1)));
        restart();

        assertThat(evaluate(2)).isEqualTo("[2.0]");
    }

    @Test
    void the_snapshot_of_an_autoscaler_that_is_gone_is_of_no_use() {
        evaluate(1);
        record.record();
        autoscalers.delete(new AutoscalerId("au-1"));
        restart();

        assertThat(measurements.snapshots(clock.instant())).isEmpty();
    }

    @Test
    void an_autoscaler_that_cannot_be_read_costs_the_others_nothing() {
        evaluate(1);
        record.record();
        snapshots.save(new Snapshot(InMemoryPlatform.target("shop", "damaged"), clock.instant(), List.of()));
        measurements = new Measurements(new MetricSources(List.of(source)), Duration.ZERO);
        record = new RecordSnapshots(measurements, snapshots, new OneDamaged(autoscalers), clock);

        record.recall();

        clock.advance(Duration.ofSeconds(5));
        assertThat(evaluate(2)).isEqualTo("[1.0, 2.0]");
    }

    /// As the database does: a row that cannot be read is left out of the list, and asked for alone it is a defect.
    private record OneDamaged(AutoscalerRepository real) implements AutoscalerRepository {
        @Override
        public Optional<Autoscaler> find(AutoscalerId id) {
            return real.find(id);
        }

        @Override
        public Optional<Autoscaler> findByTarget(TargetId target) {
            if (target.containerType().equals("damaged")) {
                throw new IllegalStateException("its settings cannot be read");
            }
            return real.findByTarget(target);
        }

        @Override
        public List<Autoscaler> list() {
            return real.list();
        }

        @Override
        public Autoscaler insert(Autoscaler autoscaler) {
            return real.insert(autoscaler);
        }

        @Override
        public Autoscaler update(Autoscaler autoscaler) {
            return real.update(autoscaler);
        }

        @Override
        public void delete(AutoscalerId id) {
            real.delete(id);
        }
    }

    /// Another process, which knows only what was stored at the end of the last.
    private void restart() {
        record.record();
        measurements = new Measurements(new MetricSources(List.of(source)), Duration.ZERO);
        record = new RecordSnapshots(measurements, snapshots, autoscalers, clock);
        record.recall();
    }

    /// The samples of CPU that policies see with this newest one.
    private String evaluate(double newest) {
        source.each(CPU, newest);
        source.each(MEMORY, newest);
        source.reads(QUEUE, new Reading.Total(TimeSeries.of(clock.instant(), newest)));
        return evaluated(CPU).toString();
    }

    private TimeSeries evaluated(MetricName metric) {
        Autoscaler autoscaler = autoscalers.list().getFirst();
        Reading reading = measurements
                .take(platform.look(WEB), autoscaler.settings().metrics(), clock.instant())
                .latest(metric);
        return switch (reading) {
            case Reading.PerContainer samples ->
                samples.series().values().iterator().next();
            case Reading.Total(TimeSeries series) -> series;
            case Reading.Stale _, Reading.Missing _, Reading.Unanswered _, Reading.Unmeasured _ ->
                throw new AssertionError("nothing of " + metric);
        };
    }
}

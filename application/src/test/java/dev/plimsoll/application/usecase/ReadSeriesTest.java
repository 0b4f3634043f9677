package dev.plimsoll.application.usecase;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryMetricHistory;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.application.usecase.ReadSeries.Point;
import dev.plimsoll.application.usecase.ReadSeries.Range;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadSeriesTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock();
    private final Instant noon = clock.instant();
    private final InMemoryPlatform platform = new InMemoryPlatform(clock);
    private final FakeMetricsSource source = new FakeMetricsSource();
    private final MetricMemory memory = new MetricMemory(100, () -> {});
    private final InMemoryMetricHistory history = new InMemoryMetricHistory();
    private final RecordMetrics record =
            new RecordMetrics(platform, new MetricSources(List.of(source)), memory, (_, _, _) -> {}, clock);
    private final RecordRollups rollups = new RecordRollups(memory, history, clock);
    private final InMemoryAutoscalerRepository autoscalers = new InMemoryAutoscalerRepository();
    private final FindApp findApp = new FindApp(platform);
    private final ReadSeries read =
            new ReadSeries(new FindTarget(findApp, new FindAutoscaler(autoscalers, findApp)), memory, history, clock);

    @BeforeEach
    void two_containers() {
        platform.up(WEB, 2);
    }

    @Test
    void samples_of_ten_seconds_come_from_memory_with_gaps_where_there_are_none() {
        samples(0.1, 0.2);
        clock.advance(Duration.ofSeconds(10));
        samples(0.4);

        assertThat(read(noon, clock.instant(), Duration.ofSeconds(10)))
                .containsExactly(
                        new Point(noon, figures(2, 0.1), null),
                        new Point(noon.plusSeconds(10), figures(2, 0.2), null),
                        new Point(noon.plusSeconds(20), null, null),
                        new Point(noon.plusSeconds(30), figures(2, 0.4), null));
    }

    @Test
    void each_container_has_its_mean_where_that_is_wanted() {
        source.only(platform.look(WEB).containers().getFirst().id(), CPU, 0.9);
        samples(0.1, 0.2);

        Point point = read.read("shop", "web", CPU, new Range(noon, noon.plusSeconds(20), Duration.ofSeconds(20), true))
                .getFirst();

        assertThat(point.containers()).isEqualTo(Map.of("shop-web-1", 0.9, "shop-web-2", (0.1 + 0.2) / 2));
        assertThat(point.figures())
                .isEqualTo(Figures.of(new double[] {0.9, 0.9, 0.1, 0.2}).orElseThrow());
    }

    @Test
    void containers_that_follow_each_other_under_one_name_count_by_their_samples() {
        samples(0.1, 0.1, 0.1, 0.1);
        platform.removeAll(WEB);
        platform.up(WEB, 2);
        samples(0.7);
        platform.removeAll(WEB);
        platform.up(WEB, 2);
        samples(0.7);

        Point point = read.read("shop", "web", CPU, new Range(noon, noon.plus(MINUTE), MINUTE, true))
                .getFirst();

        double mean = (0.1 + 0.1 + 0.1 + 0.1 + 0.7 + 0.7) / 6;
        assertThat(point.containers())
                .containsOnlyKeys("shop-web-1", "shop-web-2")
                .allSatisfy((_, own) -> assertThat(own).isCloseTo(mean, offset(1e-9)));
    }

    @Test
    void what_is_yet_to_come_is_empty_and_costs_no_memory() {
        samples(0.1);
        Instant last = Instant.parse("9999-12-31T00:00:00Z");
        Duration step = Duration.ofDays(365 * 40);

        assertThat(read.read("shop", "web", CPU, new Range(noon, last, step, true)))
                .hasSizeBetween(199, 201)
                .last()
                .isEqualTo(new Point(
                        Instant.ofEpochSecond(last.getEpochSecond() / step.toSeconds() * step.toSeconds()),
                        null,
                        Map.of()));
        assertThat(read.read("shop", "web", CPU, new Range(last.minusSeconds(100), last, Duration.ofSeconds(10), true)))
                .hasSize(10)
                .allSatisfy(point -> assertThat(point.figures()).isNull());
    }

    @Test
    void while_the_engine_is_away_what_is_remembered_of_an_autoscaler_s_target_is_there() {
        samples(0.1);
        platform.goAway("connection refused");
        assertThatThrownBy(() -> read(noon, clock.instant(), Duration.ofSeconds(10)))
                .isInstanceOf(EngineUnavailable.class);
        autoscalers.insert(Autoscaler.create(
                new AutoscalerId("au-1"),
                WEB,
                new Settings(new Bounds(1, 9), List.of(new TargetTrackingPolicy(CPU, 0.5)), Behavior.DEFAULT, false),
                noon));

        assertThat(means(read(noon, clock.instant(), Duration.ofSeconds(10)))).containsExactly(0.1);
    }

    @Test
    void what_was_before_the_memory_comes_from_the_history_and_meets_it_without_a_seam() {
        for (int minute = 0; minute < 10; minute++) {
            history.add(List.of(new Rollup(
                    WEB, CPU, noon.plus(MINUTE.multipliedBy(minute)), new Figures(6, minute, minute, minute, minute))));
        }
        clock.set(noon.plus(Duration.ofMinutes(10)).plusSeconds(30));
        samples(10, 10, 10, 11, 11, 11, 11, 11, 11);
        rollups.record();

        assertThat(means(read(noon, clock.instant(), MINUTE)))
                .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0);
        assertThat(means(read(noon, clock.instant(), Duration.ofMinutes(5))))
                .containsExactly(2.0, 7.0, (3 * 10.0 + 6 * 11) / 9);
    }

    @Test
    void however_long_the_history_is_all_of_it_counts() {
        Instant first = noon.minus(MINUTE.multipliedBy(30_000));
        history.add(IntStream.range(0, 30_000)
                .mapToObj(minute -> new Rollup(WEB, CPU, first.plus(MINUTE.multipliedBy(minute)), figures(1, minute)))
                .toList());

        List<Point> points = read(Instant.EPOCH, noon, Duration.ofDays(365));

        assertThat(points.stream()
                        .flatMap(point -> Optional.ofNullable(point.figures()).stream())
                        .mapToLong(Figures::count)
                        .sum())
                .isEqualTo(30_000);
        assertThat(history.mostRead()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void the_step_that_began_before_the_memory_comes_whole_from_the_history() {
        history.add(IntStream.range(0, 5)
                .mapToObj(minute -> new Rollup(
                        WEB,
                        CPU,
                        noon.plus(MINUTE.multipliedBy(minute)),
                        new Figures(6, minute, minute, minute, minute)))
                .toList());
        clock.set(noon.plus(Duration.ofMinutes(3)));
        samples(DoubleStream.generate(() -> 9).limit(12).toArray());

        assertThat(means(read(noon, noon.plus(Duration.ofMinutes(5)), Duration.ofMinutes(5))))
                .containsExactly(2.0);
    }

    @Test
    void nothing_known_is_a_gap_at_each_step() {
        assertThat(means(read(noon.minus(Duration.ofMinutes(3)), noon, MINUTE))).containsExactly(-1.0, -1.0, -1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "0,     60,   60,  from",
        "-60,   60,   60,  from",
        "60,    60,   5,   step",
        "60,    60,   0,   step",
        "60,    60,   -10, step",
        "60,    60,   90,  step",
        "21601, 60,   10,  step"
    })
    void what_cannot_be_read_is_refused_with_its_path(long before, long length, long step, String path) {
        Instant from = noon.minusSeconds(before);
        Instant to = before <= 0 ? from.minusSeconds(before == 0 ? 0 : length) : from.plusSeconds(length);

        assertThatThrownBy(() -> read(from, to, Duration.ofSeconds(step)))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::path)
                                .containsExactly(path));
    }

    @Test
    void two_thousand_points_are_allowed() {
        assertThat(read(noon.minusSeconds(20_000), noon, Duration.ofSeconds(10)))
                .hasSize(2000);
    }

    @Test
    void an_unknown_container_type_is_not_found() {
        assertThatThrownBy(() -> read.read("shop", "none", CPU, new Range(noon.minusSeconds(60), noon, MINUTE, false)))
                .isInstanceOf(NotFound.class)
                .hasMessage("container_type: not found");
    }

    private List<Point> read(Instant from, Instant to, Duration step) {
        return read.read("shop", "web", CPU, new Range(from, to, step, false));
    }

    /// -1 where there is none.
    private static List<Double> means(List<Point> points) {
        return points.stream()
                .map(point -> point.figures() == null ? -1.0 : point.figures().mean())
                .toList();
    }

    private void samples(double... values) {
        for (double value : values) {
            source.each(CPU, value);
            record.record(WEB);
            clock.advance(MetricMemory.STEP);
        }
    }

    private static Figures figures(long count, double value) {
        return new Figures(count, value, value, value, value);
    }
}

package dev.plimsoll.application.memory;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.MEMORY;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricMemoryTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final TargetId WORKER = InMemoryPlatform.target("shop", "worker");
    private static final MetricName QUEUE = new MetricName("queue_depth");

    private final SettableClock clock = new SettableClock();
    private final Instant noon = clock.instant();
    private final AtomicInteger told = new AtomicInteger();
    private final MetricMemory memory = new MetricMemory(6, told::incrementAndGet);

    @Test
    void each_container_has_its_own_samples_in_steps_of_ten_seconds() {
        remember(WEB, Map.of(1, 0.1, 2, 0.2));
        clock.advance(Duration.ofSeconds(10));
        remember(WEB, Map.of(1, 0.3));
        clock.advance(Duration.ofSeconds(10));

        assertThat(samples(WEB, CPU)).isEqualTo(Map.of("web-1", List.of(0.1, 0.3), "web-2", List.of(0.2, Double.NaN)));
        assertThat(samples(WORKER, CPU)).isEmpty();
        assertThat(samples(WEB, MEMORY)).isEmpty();
    }

    @Test
    void one_series_of_the_whole_fleet_is_remembered_without_a_container() {
        memory.remember(fleet(WEB), queue(new Reading.Total(TimeSeries.of(noon, 7))), clock.instant());

        assertThat(memory.samples(WEB, QUEUE, noon, noon.plusSeconds(10)))
                .singleElement()
                .satisfies(only -> {
                    assertThat(only.member()).isEmpty();
                    assertThat(only.all()).containsExactly(7);
                });
    }

    @Test
    void what_is_stale_missing_or_no_usable_number_is_a_gap() {
        List<Reading> useless = List.of(
                new Reading.Stale(Duration.ofMinutes(2)),
                new Reading.Missing("why"),
                new Reading.Unmeasured(),
                new Reading.Total(TimeSeries.of(noon, Double.NaN)),
                new Reading.Total(TimeSeries.of(noon, -1)),
                new Reading.Total(TimeSeries.of(noon, Double.POSITIVE_INFINITY)));
        useless.forEach(reading -> memory.remember(fleet(WEB), queue(reading), clock.instant()));

        assertThat(memory.size()).isZero();
    }

    @Test
    void a_container_that_left_is_remembered_for_six_hours_and_then_forgotten() {
        remember(WEB, Map.of(1, 0.1, 2, 0.2));
        clock.advance(MetricMemory.KEPT.minus(MetricMemory.STEP));
        remember(WEB, Map.of(1, 0.3));
        memory.forget(clock.instant());
        assertThat(memory.size()).isEqualTo(2);

        clock.advance(MetricMemory.STEP);
        memory.forget(clock.instant());

        assertThat(samples(WEB, CPU)).containsOnlyKeys("web-1");
        clock.advance(MetricMemory.KEPT);
        memory.forget(clock.instant());
        assertThat(memory.size()).isZero();
        assertThat(memory.since(WEB, clock.instant())).isEmpty();
    }

    @Test
    void it_says_from_when_on_a_target_is_remembered() {
        assertThat(memory.since(WEB, noon)).isEmpty();
        remember(WEB, Map.of(1, 0.1));
        assertThat(memory.since(WEB, clock.advance(Duration.ofHours(1)))).contains(noon);

        clock.advance(Duration.ofHours(6));
        remember(WEB, Map.of(1, 0.1));

        assertThat(memory.since(WEB, clock.instant()))
                .contains(noon.plus(Duration.ofHours(1)).plusSeconds(10));
    }

    @Test
    void after_a_clock_set_back_nothing_of_times_to_come_is_left() {
        remember(WEB, Map.of(1, 0.1, 2, 0.2));
        clock.set(noon.minus(Duration.ofDays(365)));
        remember(WEB, Map.of(1, 0.3));
        memory.forget(clock.instant());

        assertThat(memory.size()).isEqualTo(1);
        assertThat(memory.samples(WEB, CPU, clock.instant(), clock.instant().plusSeconds(10)))
                .singleElement()
                .satisfies(only -> assertThat(only.all()).containsExactly(0.3));
    }

    @Test
    void for_one_series_too_many_the_one_that_had_no_sample_for_longest_goes_and_that_is_said_once() {
        remember(WEB, Map.of(1, 0.1));
        clock.advance(Duration.ofMinutes(3));
        remember(WEB, Map.of(2, 0.1, 3, 0.1, 4, 0.1, 5, 0.1, 6, 0.1));
        assertThat(told).hasValue(0);
        clock.advance(Duration.ofMinutes(3));
        remember(WEB, Map.of(3, 0.1, 4, 0.1, 5, 0.1, 6, 0.1));

        remember(WORKER, Map.of(7, 0.1));
        remember(WORKER, Map.of(8, 0.1));

        assertThat(told).hasValue(1);
        assertThat(memory.size()).isEqualTo(6);
        assertThat(samples(WEB, CPU)).containsOnlyKeys("web-3", "web-4", "web-5", "web-6");
        assertThat(samples(WORKER, CPU)).containsOnlyKeys("worker-7", "worker-8");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "134217728, 7669", "536870912, 20000", "9223372036854775807, 20000"})
    void it_holds_as_many_series_as_there_is_room_for(long bytes, int series) {
        assertThat(MetricMemory.seriesIn(bytes)).isEqualTo(series);
    }

    @Test
    void the_highest_sample_of_each_container_is_that_of_the_last_six_hours() {
        remember(WEB, Map.of(1, 0.9, 2, 0.3));
        clock.advance(MetricMemory.KEPT.minus(MetricMemory.STEP));
        remember(WEB, Map.of(1, 0.1));
        assertThat(memory.highest(WEB, CPU, clock.instant())).isEqualTo(Map.of(id(WEB, 1), 0.9, id(WEB, 2), 0.3));

        clock.advance(MetricMemory.STEP);

        assertThat(memory.highest(WEB, CPU, clock.instant())).isEqualTo(Map.of(id(WEB, 1), 0.1));
        assertThat(memory.highest(WORKER, CPU, clock.instant())).isEmpty();
    }

    @Test
    void samples_of_one_number_are_those_of_no_other() {
        remember(WEB, Map.of(1, 0.1, 2, 0.2));

        assertThat(memory.samples(WEB, CPU, 2, noon, noon.plusSeconds(10)))
                .singleElement()
                .satisfies(only -> assertThat(only.all()).containsExactly(0.2));
    }

    @Test
    void a_time_of_which_a_series_was_dropped_is_not_remembered_any_more() {
        remember(WEB, Map.of(1, 0.1, 2, 0.1));
        clock.advance(Duration.ofMinutes(5));
        remember(WEB, Map.of(1, 0.1, 3, 0.1, 4, 0.1, 5, 0.1, 6, 0.1));
        assertThat(memory.since(WEB, clock.instant())).contains(noon);

        remember(WORKER, Map.of(7, 0.1));

        assertThat(samples(WEB, CPU)).doesNotContainKey("web-2");
        assertThat(memory.since(WEB, clock.instant())).contains(noon.plusSeconds(10));
    }

    @Test
    void a_series_of_the_last_three_minutes_stays_as_its_minutes_may_be_written_again() {
        remember(WEB, Map.of(1, 0.1));
        clock.advance(Duration.ofSeconds(170));
        remember(WEB, Map.of(2, 0.1, 3, 0.1, 4, 0.1, 5, 0.1, 6, 0.1));
        remember(WORKER, Map.of(7, 0.1));
        assertThat(samples(WEB, CPU)).hasSize(6);

        clock.advance(Duration.ofSeconds(10));
        remember(WORKER, Map.of(7, 0.1));

        assertThat(samples(WEB, CPU)).doesNotContainKey("web-1");
    }

    @Test
    void after_a_clock_set_back_a_target_is_remembered_from_then_on() {
        remember(WEB, Map.of(1, 0.1));
        clock.set(noon.minus(Duration.ofDays(365)));
        remember(WEB, Map.of(1, 0.3));

        assertThat(memory.since(WEB, clock.instant())).contains(clock.instant());
    }

    @Test
    void while_all_are_in_use_a_newcomer_is_not_remembered_instead_of_any() {
        remember(WEB, Map.of(1, 0.1, 2, 0.1, 3, 0.1, 4, 0.1, 5, 0.1, 6, 0.1));
        remember(WORKER, Map.of(7, 0.1));
        remember(WORKER, Map.of(7, 0.1));

        assertThat(samples(WEB, CPU)).hasSize(6);
        assertThat(samples(WORKER, CPU)).isEmpty();
        assertThat(told).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void the_figures_of_a_minute_are_those_of_all_its_samples(long seed) {
        Random random = new Random(seed);
        MetricMemory large = new MetricMemory(1000, () -> {});
        Map<Instant, List<Double>> plain = new HashMap<>();
        for (int step = 0; step < 3000; step++) {
            Map<Integer, Double> values = new HashMap<>();
            for (int number = 1; number <= 9; number++) {
                if (random.nextInt(4) > 0) {
                    values.put(number, random.nextDouble(100));
                }
            }
            large.remember(fleet(WEB), cpu(WEB, values), clock.instant());
            Instant minute = Instant.ofEpochSecond(clock.instant().getEpochSecond() / 60 * 60);
            plain.computeIfAbsent(minute, _ -> new ArrayList<>()).addAll(values.values());
            clock.advance(MetricMemory.STEP);
        }

        Instant kept = clock.instant().minus(MetricMemory.KEPT);
        plain.forEach((minute, samples) -> {
            if (!minute.isBefore(kept)) {
                Figures figures = large.rollups(minute).getFirst().figures();
                Collections.sort(samples);
                assertThat(figures.count()).isEqualTo(samples.size());
                assertThat(figures.min()).isEqualTo(samples.getFirst());
                assertThat(figures.max()).isEqualTo(samples.getLast());
                assertThat(figures.mean())
                        .isCloseTo(
                                samples.stream().mapToDouble(it -> it).average().orElseThrow(), offset(1e-9));
                long below = samples.stream().filter(it -> it <= figures.p95()).count();
                assertThat(below * 100.0 / samples.size()).isGreaterThanOrEqualTo(95);
                assertThat((below - 1) * 100.0 / samples.size()).isLessThan(95);
            }
        });
        assertThat(large.rollups(kept.minusSeconds(120))).isEmpty();
    }

    private void remember(TargetId target, Map<Integer, Double> values) {
        memory.remember(fleet(target), cpu(target, values), clock.instant());
    }

    private Map<String, List<Double>> samples(TargetId target, MetricName metric) {
        return memory.samples(target, metric, noon, clock.instant()).stream()
                .collect(toMap(
                        it -> it.member().orElseThrow().name(),
                        it -> Arrays.stream(it.all()).boxed().toList()));
    }

    private Observations cpu(TargetId target, Map<Integer, Double> values) {
        Map<ContainerId, Double> byId =
                values.entrySet().stream().collect(toMap(it -> id(target, it.getKey()), Map.Entry::getValue));
        return new Observations(Map.of(CPU, Reading.PerContainer.of(byId, clock.instant())));
    }

    private static Observations queue(Reading reading) {
        return new Observations(Map.of(QUEUE, reading));
    }

    private static Fleet fleet(TargetId target) {
        List<FleetContainer> containers = IntStream.rangeClosed(1, 9)
                .mapToObj(number -> new FleetContainer(
                        id(target, number),
                        target.containerType() + "-" + number,
                        number,
                        ContainerPhase.READY,
                        false,
                        null,
                        false))
                .toList();
        return new Fleet(target, containers, FleetCondition.STEADY);
    }

    private static ContainerId id(TargetId target, int number) {
        return new ContainerId(target.containerType() + number);
    }
}

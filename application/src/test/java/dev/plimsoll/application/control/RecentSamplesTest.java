package dev.plimsoll.application.control;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentSamplesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final MetricName QUEUE = new MetricName("queue");
    private static final ContainerId A = new ContainerId("a");
    private static final ContainerId B = new ContainerId("b");

    private final RecentSamples recent = new RecentSamples();

    @Test
    void each_evaluation_adds_its_newest_sample() {
        extend(0, Map.of(A, 0.1, B, 0.2));
        extend(5, Map.of(A, 0.3, B, 0.4));

        assertThat(extend(10, Map.of(A, 0.5, B, 0.6)))
                .isEqualTo(Map.of(
                        A, series(0, 0.1, 5, 0.3, 10, 0.5),
                        B, series(0, 0.2, 5, 0.4, 10, 0.6)));
    }

    @Test
    void what_stands_beside_the_samples_is_that_of_the_newest() {
        Reading newest = new Reading.PerContainer(Map.of(A, series(5, 0.3)), Map.of(A, 2.0), Duration.ofSeconds(3));
        extend(0, Map.of(A, 0.1));

        assertThat(extend(5, newest, MINUTE, A))
                .isEqualTo(new Reading.PerContainer(
                        Map.of(A, series(0, 0.1, 5, 0.3)), Map.of(A, 2.0), Duration.ofSeconds(3)));
    }

    @Test
    void samples_as_old_as_the_look_back_are_forgotten() {
        extend(0, Map.of(A, 0.1));
        extend(1, Map.of(A, 0.2));

        assertThat(extend(60, Map.of(A, 0.3))).isEqualTo(Map.of(A, series(1, 0.2, 60, 0.3)));
    }

    @Test
    void nothing_is_kept_of_a_metric_that_nobody_looks_back_on() {
        Reading newest = reading(5, Map.of(A, 0.2));
        extend(0, reading(0, Map.of(A, 0.1)), Duration.ZERO, A);

        assertThat(extend(5, newest, Duration.ZERO, A)).isEqualTo(newest);
        assertThat(extend(10, Map.of(A, 0.3))).isEqualTo(Map.of(A, series(10, 0.3)));
    }

    @Test
    void one_series_of_the_whole_fleet_is_kept_like_those_of_containers() {
        recent.extend(fleet("web", A), queue(0, 7), Map.of(QUEUE, MINUTE), NOON);

        Instant now = NOON.plusSeconds(5);
        assertThat(recent.extend(fleet("web", A), queue(5, 9), Map.of(QUEUE, MINUTE), now)
                        .latest(QUEUE))
                .isEqualTo(new Reading.Total(series(0, 7, 5, 9)));
    }

    @Test
    void a_container_that_left_is_forgotten() {
        extend(0, Map.of(A, 0.1, B, 0.2));
        extend(5, reading(5, Map.of(A, 0.3)), MINUTE, A);

        assertThat(extend(10, Map.of(A, 0.5, B, 0.6)))
                .isEqualTo(Map.of(A, series(0, 0.1, 5, 0.3, 10, 0.5), B, series(10, 0.6)));
    }

    @Test
    void a_container_without_a_sample_has_none_and_goes_on_afterwards() {
        extend(0, Map.of(A, 0.1, B, 0.2));

        assertThat(extend(5, Map.of(A, 0.3))).containsOnlyKeys(A);
        assertThat(extend(10, Map.of(A, 0.5, B, 0.6))).containsEntry(B, series(0, 0.2, 10, 0.6));
    }

    @Test
    void no_reading_is_no_reading_and_loses_nothing() {
        Reading stale = new Reading.Stale(MINUTE);
        extend(0, Map.of(A, 0.1));

        assertThat(extend(5, stale, MINUTE, A)).isEqualTo(stale);
        assertThat(extend(6, new Reading.Missing("away"), MINUTE, A)).isEqualTo(new Reading.Missing("away"));
        assertThat(extend(7, null, MINUTE, A)).isEqualTo(new Reading.Unmeasured());
        assertThat(extend(10, Map.of(A, 0.5))).isEqualTo(Map.of(A, series(0, 0.1, 10, 0.5)));
    }

    @Test
    void the_same_sample_read_twice_counts_once() {
        extend(0, Map.of(A, 0.1));
        extend(3, reading(0, Map.of(A, 0.1)), MINUTE, A);

        assertThat(extend(5, Map.of(A, 0.3))).isEqualTo(Map.of(A, series(0, 0.1, 5, 0.3)));
    }

    @Test
    void a_sample_that_seems_a_little_older_when_it_is_read_again_changes_nothing() {
        extend(0, Map.of(A, 0.1));
        extend(10, reading(7.960, Map.of(A, 0.2)), MINUTE, A);
        extend(15, reading(7.940, Map.of(A, 0.2)), MINUTE, A);

        assertThat(extend(20, Map.of(A, 0.3))).isEqualTo(Map.of(A, series(0, 0.1, 7.960, 0.2, 20, 0.3)));
    }

    @Test
    void a_value_that_changed_at_its_time_is_the_newer_one() {
        extend(0, Map.of(A, 0.1));
        extend(5, Map.of(A, 0.2));
        extend(6, reading(5, Map.of(A, 0.9)), MINUTE, A);

        assertThat(extend(10, Map.of(A, 0.3))).isEqualTo(Map.of(A, series(0, 0.1, 5, 0.9, 10, 0.3)));
    }

    @Test
    void however_late_answers_come_the_average_of_five_minutes_is_of_five_minutes() {
        Random random = new Random(11);
        Duration five = Duration.ofMinutes(5);
        Reading extended = new Reading.Unmeasured();
        for (int second = 0; second <= 600; second += 5) {
            // Scraped every ten seconds; each read believes it to be somewhat older than it is.
            double taken = second / 10 * 10 - random.nextDouble(0.5);
            extended = extend(second, reading(taken, Map.of(A, second / 10)), five, A);
        }

        TimeSeries series = Objects.requireNonNull(samples(extended).get(A));
        assertThat(series.latest()).isEqualTo(60);
        assertThat(series.sum(0) / series.size()).isBetween(44.0, 46.0);
    }

    @Test
    void a_clock_that_was_set_back_loses_only_what_lies_ahead_of_it() {
        extend(0, Map.of(A, 0.1));
        extend(30, Map.of(A, 0.2));

        assertThat(extend(20, Map.of(A, 0.3))).isEqualTo(Map.of(A, series(0, 0.1, 20, 0.3)));
    }

    @Test
    void a_clock_that_was_set_back_begins_anew() {
        extend(100, Map.of(A, 0.1));

        assertThat(extend(0, Map.of(A, 0.3))).isEqualTo(Map.of(A, series(0, 0.3)));
    }

    @Test
    void a_series_has_at_most_one_sample_for_each_second_of_an_hour() {
        Duration day = Duration.ofDays(1);
        IntStream.range(0, 4000).forEach(second -> extend(second, reading(second, Map.of(A, second)), day, A));

        assertThat(samples(extend(4000, reading(4000, Map.of(A, 4000)), day, A)).get(A))
                .satisfies(series -> {
                    assertThat(series.size()).isEqualTo(3600);
                    assertThat(series.value(0)).isEqualTo(401);
                    assertThat(series.latest()).isEqualTo(4000);
                });
    }

    @Test
    void targets_do_not_mix() {
        extend(0, Map.of(A, 0.1));
        Observations other = new Observations(Map.of(CPU, reading(5, Map.of(A, 0.9))));

        assertThat(recent.extend(fleet("worker", A), other, Map.of(CPU, MINUTE), NOON.plusSeconds(5)))
                .isEqualTo(other);
    }

    @Test
    void a_target_that_is_not_evaluated_any_more_is_forgotten() {
        extend(0, Map.of(A, 0.1));
        recent.extend(fleet("worker", B), Observations.none(), Map.of(), NOON.plusSeconds(61));

        // Read with a time at which the sample would still be young enough.
        assertThat(extend(30, Map.of(A, 0.3))).isEqualTo(Map.of(A, series(30, 0.3)));
    }

    private Map<ContainerId, TimeSeries> extend(int second, Map<ContainerId, Double> values) {
        return samples(extend(second, reading(second, values), MINUTE, A, B));
    }

    private Reading extend(int second, @Nullable Reading newest, Duration lookBack, ContainerId... present) {
        Observations observations = newest == null ? Observations.none() : new Observations(Map.of(CPU, newest));
        return recent.extend(fleet("web", present), observations, Map.of(CPU, lookBack), NOON.plusSeconds(second))
                .latest(CPU);
    }

    private static Map<ContainerId, TimeSeries> samples(Reading reading) {
        return reading instanceof Reading.PerContainer samples ? samples.series() : Map.of();
    }

    private static Reading reading(double second, Map<ContainerId, ? extends Number> values) {
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        values.forEach((id, value) -> series.put(id, series(second, value.doubleValue())));
        return new Reading.PerContainer(series, Map.of(), Duration.ZERO);
    }

    private static Observations queue(int second, double length) {
        return new Observations(Map.of(QUEUE, new Reading.Total(series(second, length))));
    }

    /// Seconds after noon and values, in turn.
    private static TimeSeries series(double... secondsAndValues) {
        int size = secondsAndValues.length / 2;
        long[] millis = new long[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            millis[i] = NOON.toEpochMilli() + (long) (secondsAndValues[2 * i] * 1000);
            values[i] = secondsAndValues[2 * i + 1];
        }
        return TimeSeries.of(millis, values);
    }

    private static Fleet fleet(String type, ContainerId... ids) {
        List<FleetContainer> containers = Stream.of(ids)
                .map(id -> new FleetContainer(id, id.value(), 1, ContainerPhase.READY, true, NOON, false))
                .toList();
        return new Fleet(new TargetId(new AppId(AppKind.COMPOSE, "shop"), type), containers, FleetCondition.STEADY);
    }
}

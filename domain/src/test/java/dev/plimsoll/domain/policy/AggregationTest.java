package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.fixture.Situations.NOW;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.fixture.Behaviors;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Seeds;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AggregationTest {
    private static final MetricName LATENCY = new MetricName("response_time");

    @ParameterizedTest(name = "{0} of 0.2, 0.4 and 0.9 is {1}")
    @CsvSource({"average, 0.5", "max, 0.9", "min, 0.2", "sum, 1.2", "p50, 0.4", "p95, 0.9"})
    void the_example_of_its_documentation_holds(String statistic, double expected) {
        Map<Integer, double[]> samples = Map.of(1, new double[] {0.2, 0.4}, 2, new double[] {0.9});

        assertThat(gauge(statistic, 60, Fleets.ready(2), samples)).isEqualTo(new Gauge.Known(expected, 0));
    }

    @ParameterizedTest(name = "{0} of the newest 0.4 and 0.9 is {1}")
    @CsvSource({"average, 0.65", "max, 0.9", "min, 0.4", "sum, 1.3", "p50, 0.4", "p95, 0.9"})
    void with_a_period_of_0_the_newest_of_each_counts(String statistic, double expected) {
        Map<Integer, double[]> samples = Map.of(1, new double[] {0.2, 0.4}, 2, new double[] {0.9});

        assertThat(gauge(statistic, 0, Fleets.ready(2), samples)).isEqualTo(new Gauge.Known(expected, 0));
    }

    @ParameterizedTest(name = "{0} of 1 to 10 is {1}")
    @CsvSource({"p50, 5", "p51, 6", "p60, 6", "p90, 9", "p91, 10", "p99, 10"})
    void a_percentile_is_the_sample_of_the_nearest_rank(String statistic, double expected) {
        double[] shuffled = {7, 3, 10, 1, 9, 4, 2, 8, 6, 5};

        assertThat(gauge(statistic, 60, Fleets.ready(1), Map.of(1, shuffled))).isEqualTo(new Gauge.Known(expected, 0));
    }

    @Test
    void a_percentile_is_what_sorting_would_find() {
        Seeds.each(500, random -> {
            double[] spread = random.doubles(1 + random.nextInt(200))
                    .map(value -> Math.pow(10, value * (1 + random.nextInt(300))) - random.nextInt(2))
                    .map(value -> random.nextInt(4) == 0 ? 0.5 : value)
                    .toArray();
            int percent = random.nextInt(50, 100);
            double[] sorted = Arrays.stream(spread).sorted().toArray();
            int rank = Math.ceilDiv(sorted.length * percent, 100);

            assertThat(gauge("p" + percent, 3600, Fleets.ready(1), Map.of(1, spread)))
                    .isEqualTo(new Gauge.Known(sorted[rank - 1], 0));
        });
    }

    @Test
    void a_percentile_is_found_among_thousands_of_samples_that_are_nearly_all_equal() {
        Map<Integer, double[]> samples = new HashMap<>();
        for (int number = 1; number <= 100; number++) {
            double[] idle = new double[60];
            idle[number % 60] = number;
            samples.put(number, idle);
        }
        Fleet fleet = Fleets.ready(100);

        assertThat(gauge("p50", 600, fleet, samples)).isEqualTo(new Gauge.Known(0, 0));
        assertThat(gauge("p98", 600, fleet, samples)).isEqualTo(new Gauge.Known(0, 0));
        assertThat(gauge("p99", 600, fleet, samples)).isEqualTo(new Gauge.Known(40, 0));
    }

    @Test
    void a_percentile_copes_with_the_smallest_beside_the_largest_number() {
        double[] extremes = {Double.MIN_VALUE, Double.MAX_VALUE, 1e300, -0.0};

        assertThat(gauge("p75", 60, Fleets.ready(1), Map.of(1, extremes))).isEqualTo(new Gauge.Known(1e300, 0));
        assertThat(gauge("p50", 60, Fleets.ready(1), Map.of(1, extremes)))
                .isEqualTo(new Gauge.Known(Double.MIN_VALUE, 0));
        assertThat(gauge("min", 60, Fleets.ready(1), Map.of(1, extremes))).isEqualTo(new Gauge.Known(0, 0));
    }

    @Test
    void only_samples_strictly_younger_than_the_period_enter() {
        double[] everyFiveSeconds = {0.9, 0.6, 0.3};

        assertThat(gauge("max", 10, Fleets.ready(1), Map.of(1, everyFiveSeconds)))
                .isEqualTo(new Gauge.Known(0.6, 0));
        assertThat(gauge("max", 11, Fleets.ready(1), Map.of(1, everyFiveSeconds)))
                .isEqualTo(new Gauge.Known(0.9, 0));
    }

    @Test
    void samples_that_are_no_load_are_left_out() {
        double[] nonsense = {Double.NaN, -1, 0.4, Double.POSITIVE_INFINITY, 0.6, Double.NEGATIVE_INFINITY};

        for (String statistic : List.of("average", "min", "max", "p50", "p99")) {
            assertThat(gauge(statistic, 60, Fleets.ready(1), Map.of(1, nonsense)))
                    .isEqualTo(gauge(statistic, 60, Fleets.ready(1), Map.of(1, new double[] {0.4, 0.6})));
        }
    }

    @Test
    void the_average_of_the_largest_numbers_is_still_a_number() {
        double[] largest = {Double.MAX_VALUE, Double.MAX_VALUE};

        assertThat(gauge("average", 60, Fleets.ready(1), Map.of(1, largest)))
                .isEqualTo(new Gauge.Known(Double.MAX_VALUE, 0));
    }

    @Test
    void the_average_leaves_no_dust() {
        assertThat(gauge("average", 60, Fleets.ready(1), Map.of(1, new double[] {0.7, 0.7, 0.7})))
                .isEqualTo(new Gauge.Known(0.7, 0));
    }

    @Test
    void containers_that_start_drain_or_have_stopped_do_not_enter() {
        Fleet fleet = Fleets.of(List.of(
                Fleets.container(1, ContainerPhase.READY),
                Fleets.container(2, ContainerPhase.STARTING),
                Fleets.container(3, ContainerPhase.DRAINING),
                Fleets.container(4, ContainerPhase.STOPPED),
                Fleets.container(5, ContainerPhase.UNREADY)));
        double[] busy = {9};
        Map<Integer, double[]> samples = Map.of(1, new double[] {1}, 2, busy, 3, busy, 4, busy, 5, new double[] {3});

        assertThat(gauge("average", 60, fleet, samples)).isEqualTo(new Gauge.Known(2, 0));
    }

    @Test
    void ready_containers_without_a_sample_in_the_period_are_counted_as_missing() {
        Fleet fleet = Fleets.of(4, 1, 1);
        Map<ContainerId, TimeSeries> series = Map.of(
                Fleets.id(1), TimeSeries.of(NOW, 0.5),
                Fleets.id(2), TimeSeries.of(NOW, Double.NaN),
                Fleets.id(3), TimeSeries.of(NOW.minusSeconds(60), 0.5));

        assertThat(gauge("max", 60, fleet, new Reading.PerContainer(series, Map.of(), Duration.ZERO)))
                .isEqualTo(new Gauge.Known(0.5, 3));
    }

    @Test
    void a_series_of_the_whole_fleet_needs_no_container() {
        Reading total = new Reading.Total(RandomSituations.series(3, 5));

        assertThat(gauge("average", 60, Fleets.ready(0), total)).isEqualTo(new Gauge.Known(4, 0));
    }

    @Test
    void it_tells_why_nothing_is_known() {
        Reading old = new Reading.PerContainer(
                Map.of(Fleets.id(1), TimeSeries.of(NOW.minusSeconds(61), 1)), Map.of(), Duration.ZERO);
        Reading others = new Reading.PerContainer(Map.of(Fleets.id(9), TimeSeries.of(NOW, 1)), Map.of(), Duration.ZERO);
        Reading nobody = new Reading.PerContainer(Map.of(), Map.of(), Duration.ZERO);
        Fleet one = Fleets.ready(1);

        assertThat(why(Fleets.ready(0), old)).isEqualTo(new Reason.NoContainers(LATENCY));
        assertThat(why(one, nobody)).isEqualTo(missing("no container has a sample"));
        assertThat(why(one, others)).isEqualTo(new Reason.NoMatchingSamples(LATENCY));
        assertThat(why(one, old)).isEqualTo(missing("no ready container has a usable sample"));
        assertThat(why(Fleets.of(0, 1, 0), old)).isEqualTo(new Reason.NothingReady(LATENCY));
        assertThat(why(one, Samples.total(Double.NaN))).isEqualTo(missing("it has no usable sample"));
        assertThat(why(one, new Reading.Missing("the proxy is away"))).isEqualTo(missing("the proxy is away"));
        assertThat(why(one, new Reading.Unmeasured())).isEqualTo(missing("no source measures it"));
        assertThat(why(one, new Reading.Stale(Duration.ofSeconds(40))))
                .isEqualTo(new Reason.StaleMetric(LATENCY, Duration.ofSeconds(40)));
    }

    @Test
    void cpu_of_a_container_that_only_starts_up_does_not_enter() {
        Fleet fleet = Fleets.of(
                List.of(Fleets.runningSince(1, NOW.minusSeconds(600)), Fleets.runningSince(2, NOW.minusSeconds(4))));
        Map<ContainerId, TimeSeries> series =
                Map.of(Fleets.id(1), TimeSeries.of(NOW, 0.2), Fleets.id(2), TimeSeries.of(NOW, 1));
        Situation situation = Situations.of(
                fleet, Samples.of(CPU, new Reading.PerContainer(series, Map.of(), Duration.ofSeconds(5))));
        Situation initializing = new Situation(
                fleet,
                2,
                Behaviors.of(Situations.TENTH, Readiness.DEFAULT),
                situation.observations(),
                situation.guards(),
                situation.memory(),
                NOW);

        assertThat(Aggregation.DEFAULT.gauge(CPU, situation)).isEqualTo(new Gauge.Known(0.6, 0));
        assertThat(Aggregation.DEFAULT.gauge(CPU, initializing)).isEqualTo(new Gauge.Known(0.2, 0));
    }

    @Test
    void what_a_young_container_used_to_start_is_no_load() {
        Instant started = NOW.minusSeconds(90);
        FleetContainer young = new FleetContainer(
                Fleets.id(1),
                "shop-web-1",
                1,
                ContainerPhase.READY,
                true,
                started,
                false,
                true,
                NOW.minusSeconds(30),
                FleetContainer.Traits.NONE);
        long[] millis = new long[18];
        double[] values = new double[18];
        for (int i = 0; i < 18; i++) {
            millis[i] = started.plusSeconds(5L * (i + 1)).toEpochMilli();
            values[i] = i < 12 ? 1.0 : 0.2;
        }
        Reading samples = new Reading.PerContainer(
                Map.of(Fleets.id(1), TimeSeries.of(millis, values)), Map.of(), Duration.ofSeconds(5));
        Situation usual = Situations.of(Fleets.of(List.of(young)), Samples.of(CPU, samples));
        Situation situation = new Situation(
                usual.fleet(),
                1,
                Behaviors.of(Situations.TENTH, Readiness.DEFAULT),
                usual.observations(),
                usual.guards(),
                usual.memory(),
                NOW);

        for (String statistic : List.of("max", "p50", "p99", "sum", "average")) {
            assertThat(new Aggregation(Statistic.of(statistic), Duration.ofMinutes(5)).gauge(CPU, situation))
                    .as(statistic)
                    .isEqualTo(new Gauge.Known(0.2, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0.999S", "PT0.001S", "PT-1S", "PT1H0.001S"})
    void a_period_out_of_range_is_refused(Duration period) {
        assertThatThrownBy(() -> new Aggregation(Statistic.MAX, period))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("period_seconds must be from 0 to 3600");
    }

    @Test
    void the_shortest_and_the_longest_period_are_accepted() {
        assertThat(new Aggregation(Statistic.MAX, Duration.ofSeconds(1)).period())
                .hasSeconds(1);
        assertThat(new Aggregation(Statistic.MAX, Duration.ofHours(1)).period()).hasHours(1);
    }

    private static Reason missing(String detail) {
        return new Reason.MissingMetric(LATENCY, detail);
    }

    private static Reason why(Fleet fleet, Reading reading) {
        return switch (gauge("max", 60, fleet, reading)) {
            case Gauge.Unknown(var reason) -> reason;
            case Gauge.Known known -> throw new AssertionError("knows " + known);
        };
    }

    /// One container's samples end now, one every five seconds.
    private static Gauge gauge(String statistic, int seconds, Fleet fleet, Map<Integer, double[]> samples) {
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        samples.forEach((number, values) -> series.put(Fleets.id(number), RandomSituations.series(values)));
        return gauge(statistic, seconds, fleet, new Reading.PerContainer(series, Map.of(), Duration.ZERO));
    }

    private static Gauge gauge(String statistic, int seconds, Fleet fleet, Reading reading) {
        return new Aggregation(Statistic.of(statistic), Duration.ofSeconds(seconds))
                .gauge(LATENCY, Situations.of(fleet, new Observations(Map.of(LATENCY, reading))));
    }
}

package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.plimsoll.application.contract.MetricsSourceContract;
import dev.plimsoll.application.fake.InMemoryMetricDefinitionRepository;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Origin.Kind;
import dev.plimsoll.application.metric.Origin.Merge;
import dev.plimsoll.application.metric.Sample;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PushedMetricsTest extends MetricsSourceContract {
    private static final AppId SHOP = new AppId(AppKind.COMPOSE, "shop");
    private static final MetricName JOBS = new MetricName("jobs");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ContainerId ONE = new ContainerId("1".repeat(64));
    private static final ContainerId TWO = new ContainerId("2".repeat(64));
    private static final Fleet FLEET = new Fleet(
            new TargetId(SHOP, "web"),
            List.of(running(ONE, "shop_web_1", 1), running(TWO, "shop_web_2", 2)),
            FleetCondition.STEADY);

    private final InMemoryMetricDefinitionRepository definitions = new InMemoryMetricDefinitionRepository();
    private final PushedMetrics pushed = new PushedMetrics(new KnownDefinitions(definitions, Clock.systemUTC()));

    @Override
    protected MetricsSource source() {
        return pushed;
    }

    @Override
    protected Fleet measurable() {
        declare(Kind.GAUGE, Merge.LAST);
        Instant now = Instant.now();
        pushed.take(SHOP, List.of(sample(3, "shop_web_1", now), sample(4, "shop_web_2", now)), now);
        return FLEET;
    }

    @Test
    void a_container_may_be_named_by_its_name_its_id_or_its_short_id() {
        declare(Kind.GAUGE, Merge.LAST);
        push(1, "shop_web_1", 0);
        push(2, TWO.value(), 0);
        assertThat(reading()).isEqualTo(Reading.PerContainer.of(Map.of(ONE, 1.0, TWO, 2.0), NOW));

        push(3, "1".repeat(12), 1);
        push(4, "somebody_else_1", 1);
        assertThat(read(NOW.plusSeconds(1))).isEqualTo(Reading.PerContainer.of(Map.of(ONE, 1.0, TWO, 2.0), NOW));
    }

    @Test
    void without_a_container_it_is_of_the_whole_fleet() {
        declare(Kind.TOTAL, Merge.LAST);
        push(7, null, 0);

        assertThat(reading()).isEqualTo(new Reading.Total(TimeSeries.of(NOW, 7)));
    }

    @Test
    void those_of_containers_count_before_those_of_the_fleet() {
        declare(Kind.GAUGE, Merge.LAST);
        push(7, null, 0);
        push(1, "shop_web_1", -59);
        assertThat(reading()).isEqualTo(Reading.PerContainer.of(Map.of(ONE, 1.0), NOW.minusSeconds(59)));

        assertThat(read(NOW.plusSeconds(2))).isEqualTo(new Reading.Total(TimeSeries.of(NOW, 7)));
    }

    @ParameterizedTest
    @CsvSource({"LAST, 2", "AVERAGE, 4", "MAX, 9", "MIN, 1", "SUM, 12"})
    void samples_of_one_moment_come_to_one(Merge merge, double expected) {
        declare(Kind.TOTAL, merge);
        push(1, null, -9);
        push(100, null, -10);
        push(9, null, -5);
        push(2, null, 0);

        assertThat(reading()).isEqualTo(new Reading.Total(TimeSeries.of(NOW, expected)));
    }

    @ParameterizedTest
    @CsvSource({"LAST, 4", "AVERAGE, 3.5", "MAX, 4", "MIN, 3", "SUM, 7"})
    void samples_of_one_instant_are_samples_each(Merge merge, double expected) {
        declare(Kind.TOTAL, merge);
        push(3, null, 0);
        push(4, null, 0);

        assertThat(reading()).isEqualTo(new Reading.Total(TimeSeries.of(NOW, expected)));
    }

    @ParameterizedTest
    @CsvSource({"LAST, 1000", "AVERAGE, 500.5", "MAX, 1000", "MIN, 1", "SUM, 500500"})
    void however_many_samples_there_are_all_of_them_count(Merge merge, double expected) {
        declare(Kind.TOTAL, merge);
        pushed.take(
                SHOP,
                IntStream.rangeClosed(1, 1000)
                        .mapToObj(value -> sample(value, null, NOW.minusMillis(9L * (1000 - value))))
                        .toList(),
                NOW);

        assertThat(reading()).isEqualTo(new Reading.Total(TimeSeries.of(NOW, expected)));
    }

    @Test
    void a_rate_is_of_the_last_minute_however_often_it_is_pushed() {
        declare(Kind.COUNTER, Merge.LAST);
        // A hundred a second, and ten times as many in the last second.
        for (int tenth = 600; tenth > 0; tenth--) {
            pushed.take(SHOP, List.of(sample((600 - tenth) * 10, null, NOW.minusMillis(tenth * 100L))), NOW);
        }
        push(7000, null, 0);

        assertThat(reading())
                .isInstanceOfSatisfying(
                        Reading.Total.class,
                        rate -> assertThat(rate.series().latest()).isCloseTo(7000 / 60.0, offset(0.5)));
    }

    @Test
    void samples_that_come_late_are_put_in_their_place() {
        declare(Kind.TOTAL, Merge.SUM);
        push(1, null, 0);
        push(2, null, -5);
        push(4, null, -200);
        assertThat(reading()).isEqualTo(new Reading.Total(TimeSeries.of(NOW, 3)));
    }

    @Test
    void without_another_push_it_is_forgotten_all_the_same() {
        declare(Kind.TOTAL, Merge.LAST);
        push(7, null, 0);

        assertThat(read(NOW.plusSeconds(600))).isEqualTo(new Reading.Stale(Duration.ofMinutes(10)));
        assertThat(read(NOW.plusSeconds(601)))
                .isEqualTo(new Reading.Missing("nothing was pushed in the last 10 minutes"));
    }

    @Test
    void a_counter_that_is_pushed_once_a_minute_has_a_rate() {
        declare(Kind.COUNTER, Merge.LAST);
        push(0, null, -122);
        push(61, null, -61);
        push(122, null, 0);

        assertThat(reading()).isEqualTo(new Reading.Total(TimeSeries.of(NOW, 1)));
    }

    @Test
    void a_clock_that_is_set_back_blinds_nobody() {
        declare(Kind.TOTAL, Merge.LAST);
        push(7, null, 0);
        Instant back = NOW.minusSeconds(3600);
        pushed.take(SHOP, List.of(sample(8, null, back)), back);

        assertThat(read(back)).isEqualTo(new Reading.Total(TimeSeries.of(back, 8)));
    }

    @Test
    void what_is_declared_anew_begins_anew() {
        declare(Kind.TOTAL, Merge.LAST);
        push(7, null, 0);

        pushed.forget(SHOP, JOBS);

        assertThat(reading()).isInstanceOf(Reading.Missing.class);
    }

    @Test
    void one_app_cannot_crowd_out_another() {
        AppId blog = new AppId(AppKind.COMPOSE, "blog");
        declare(Kind.TOTAL, Merge.LAST);
        push(7, null, 0);
        for (int other = 0; other <= PushedMetrics.MOST_SERIES; other++) {
            pushed.take(blog, List.of(sample(0, "other_" + other, NOW)), NOW);
        }

        assertThat(reading()).isEqualTo(new Reading.Total(TimeSeries.of(NOW, 7)));
    }

    @Test
    void a_counter_is_its_rate_and_may_begin_anew() {
        declare(Kind.COUNTER, Merge.LAST);
        push(100, "shop_web_1", -20);
        assertThat(reading())
                .isEqualTo(new Reading.Missing("a counter must be pushed twice, a second apart, before it has a rate"));

        push(140, "shop_web_1", -10);
        push(20, "shop_web_1", 0);

        assertThat(reading()).isEqualTo(Reading.PerContainer.of(Map.of(ONE, 3.0), NOW));
    }

    @Test
    void a_rate_is_of_the_last_minute() {
        declare(Kind.COUNTER, Merge.LAST);
        push(0, null, -61);
        push(1000, null, -60);
        push(1060, null, 0);
        assertThat(reading()).isEqualTo(new Reading.Total(TimeSeries.of(NOW, 1)));

        push(1060, null, 0);

        assertThat(reading()).isEqualTo(new Reading.Total(TimeSeries.of(NOW, 1)));
    }

    @Test
    void after_a_minute_it_is_stale_and_after_ten_forgotten() {
        declare(Kind.TOTAL, Merge.LAST);
        assertThat(reading()).isEqualTo(new Reading.Missing("nothing was pushed in the last 10 minutes"));
        push(7, null, 0);

        assertThat(read(NOW.plusSeconds(60))).isInstanceOf(Reading.Total.class);
        assertThat(read(NOW.plusSeconds(61))).isEqualTo(new Reading.Stale(Duration.ofSeconds(61)));

        pushed.take(SHOP, List.of(), NOW.plusSeconds(601));
        assertThat(read(NOW.plusSeconds(601)))
                .isEqualTo(new Reading.Missing("nothing was pushed in the last 10 minutes"));
    }

    @Test
    void only_declared_metrics_of_this_origin_are_its_own() {
        declare(Kind.TOTAL, Merge.LAST);
        definitions.save(new MetricDefinition(SHOP, new MetricName("depth"), "", new Origin.Prometheus("up", null)));

        assertThat(pushed.metrics(FLEET.target())).containsExactly(JOBS);
        assertThat(pushed.metrics(new TargetId(new AppId(AppKind.COMPOSE, "blog"), "web")))
                .isEmpty();
    }

    @Test
    void memory_is_bounded_and_who_pushed_last_stays() {
        declare(Kind.GAUGE, Merge.LAST);
        push(1, "shop_web_1", 0);
        push(2, "shop_web_2", 0);
        push(3, "shop_web_1", 0);
        for (int other = 0; other < PushedMetrics.MOST_SERIES - 1; other++) {
            push(0, "other_" + other, 0);
        }

        assertThat(reading()).isEqualTo(Reading.PerContainer.of(Map.of(ONE, 3.0), NOW));
    }

    private void declare(Kind kind, Merge merge) {
        definitions.save(new MetricDefinition(SHOP, JOBS, "jobs", new Origin.Pushed(kind, merge)));
    }

    private void push(double value, @Nullable String container, int second) {
        pushed.take(SHOP, List.of(sample(value, container, NOW.plusSeconds(second))), NOW);
    }

    private Reading reading() {
        return read(NOW);
    }

    private Reading read(Instant now) {
        return pushed.read(FLEET, Set.of(JOBS), now).latest(JOBS);
    }

    private static Sample sample(double value, @Nullable String container, Instant at) {
        return new Sample(JOBS, value, container, at);
    }

    private static FleetContainer running(ContainerId id, String name, int number) {
        return new FleetContainer(id, name, number, ContainerPhase.READY, false, NOW, false);
    }
}

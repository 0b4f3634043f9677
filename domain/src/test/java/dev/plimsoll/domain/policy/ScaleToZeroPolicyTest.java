package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.fixture.Situations.NOW;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Reason.Activated;
import dev.plimsoll.domain.decision.Reason.Active;
import dev.plimsoll.domain.decision.Reason.Idle;
import dev.plimsoll.domain.decision.Reason.IdleNotLongEnough;
import dev.plimsoll.domain.decision.Reason.MissingMetric;
import dev.plimsoll.domain.decision.Reason.ScaleInNeedsAllSamples;
import dev.plimsoll.domain.decision.Reason.StaleMetric;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Both;
import dev.plimsoll.domain.decision.Recommendation.Ceiling;
import dev.plimsoll.domain.decision.Recommendation.Floor;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScaleToZeroPolicyTest {
    private static final MetricName REQUESTS = new MetricName("requests_per_second");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Instant LATER = NOW.plus(QUARTER);
    private static final ScalingMemory ACTIVE_AT_NOON = ScalingMemory.EMPTY.active(NOW);

    private final ScaleToZeroPolicy policy = new ScaleToZeroPolicy(REQUESTS, 0, QUARTER);
    private final ScaleToZeroPolicy byCpu = new ScaleToZeroPolicy(CPU, 0.5, QUARTER);

    @Test
    void the_example_of_its_documentation_holds() {
        assertThat(policy.recommend(requests(2, 0.1, NOW))).isEqualTo(new Floor(1, new Active(REQUESTS, 0.1, 0)));
        assertThat(policy.recommend(requests(2, 0, LATER.minusSeconds(1))))
                .isEqualTo(new Floor(1, new IdleNotLongEnough(REQUESTS, QUARTER.minusSeconds(1), QUARTER)));
        assertThat(policy.recommend(requests(2, 0, LATER))).isEqualTo(new Ceiling(0, new Idle(REQUESTS, QUARTER)));
        assertThat(policy.recommend(requests(0, 0.1, LATER))).isEqualTo(new Floor(1, new Active(REQUESTS, 0.1, 0)));
    }

    @Test
    void work_is_strictly_above_the_threshold() {
        ScaleToZeroPolicy aboveTwo = new ScaleToZeroPolicy(REQUESTS, 2, Duration.ZERO);

        assertThat(aboveTwo.recommend(requests(1, 2, NOW)))
                .isEqualTo(new Ceiling(0, new Idle(REQUESTS, Duration.ZERO)));
        assertThat(aboveTwo.recommend(requests(1, 2.001, NOW))).isEqualTo(new Floor(1, new Active(REQUESTS, 2.001, 2)));
    }

    @Test
    void the_newest_value_counts() {
        Reading series = new Reading.Total(TimeSeries.of(new long[] {0, 5000}, new double[] {9, 0}));

        assertThat(policy.recommend(situation(1, 1, series, ACTIVE_AT_NOON, LATER)))
                .isEqualTo(new Ceiling(0, new Idle(REQUESTS, QUARTER)));
    }

    @Test
    void what_the_containers_do_is_added_up() {
        assertThat(byCpu.recommend(cpu(Fleets.ready(3), 0.2, 0.2, 0.1))).isEqualTo(idle(CPU));
        assertThat(byCpu.recommend(cpu(Fleets.ready(3), 0.25, 0.25, 0.25)))
                .isEqualTo(new Floor(1, new Active(CPU, 0.75, 0.5)));
    }

    @Test
    void containers_on_their_way_out_do_not_count() {
        Fleet fleet = Fleets.of(List.of(
                Fleets.container(1, ContainerPhase.READY),
                Fleets.container(2, ContainerPhase.DRAINING),
                Fleets.container(3, ContainerPhase.STOPPED)));

        assertThat(byCpu.recommend(cpu(fleet, 0.1, 9, 9, 9))).isEqualTo(idle(CPU));
        assertThat(byCpu.recommend(cpu(fleet, 0.1))).isEqualTo(idle(CPU));
    }

    @Test
    void a_container_without_a_sample_may_have_work() {
        Abstain unsure = new Abstain(new ScaleInNeedsAllSamples(CPU, 0.1, 1));

        assertThat(byCpu.recommend(cpu(Fleets.ready(2), 0.1))).isEqualTo(unsure);
        assertThat(byCpu.recommend(cpu(Fleets.of(1, 0, 1), 0.1))).isEqualTo(unsure);
        assertThat(byCpu.recommend(cpu(Fleets.ready(2), 0.1, Double.NaN))).isEqualTo(unsure);
        assertThat(byCpu.recommend(cpu(Fleets.of(1, 1, 0), 0.1)))
                .as("one that is starting has none")
                .isEqualTo(idle(CPU));
        assertThat(byCpu.recommend(cpu(Fleets.ready(2), 0.6)))
                .as("one is enough")
                .isEqualTo(new Floor(1, new Active(CPU, 0.6, 0.5)));
    }

    @Test
    void without_any_sample_it_abstains() {
        Abstain unsure = new Abstain(new MissingMetric(CPU, "no container has a sample"));

        assertThat(byCpu.recommend(cpu(Fleets.of(0, 2, 0)))).isEqualTo(unsure);
        assertThat(byCpu.recommend(situation(2, 0, Samples.perContainer(Map.of()), ACTIVE_AT_NOON, LATER, CPU)))
                .as("two are ordered, none is there")
                .isEqualTo(unsure);
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void what_is_not_measured_neither_goes_to_zero_nor_wakes(Reading reading, Reason reason) {
        assertThat(policy.recommend(situation(1, 1, reading, ACTIVE_AT_NOON, LATER)))
                .isEqualTo(new Abstain(reason));
        assertThat(policy.recommend(situation(0, 0, reading, ACTIVE_AT_NOON, LATER)))
                .isEqualTo(new Both(new Abstain(reason), idle(REQUESTS)));
    }

    static List<Object[]> unusable() {
        String noNumber = "its value is no number from 0";
        return List.of(
                row(new Reading.Missing("away"), new MissingMetric(REQUESTS, "away")),
                row(new Reading.Unmeasured(), new MissingMetric(REQUESTS, "no source measures it")),
                row(new Reading.Stale(Duration.ofMinutes(1)), new StaleMetric(REQUESTS, Duration.ofMinutes(1))),
                row(Samples.total(Double.NaN), new MissingMetric(REQUESTS, noNumber)),
                row(Samples.total(-1), new MissingMetric(REQUESTS, noNumber)),
                row(Samples.total(Double.POSITIVE_INFINITY), new MissingMetric(REQUESTS, noNumber)));
    }

    @Test
    void at_zero_it_stays_there_however_long_it_has_been_idle() {
        assertThat(policy.recommend(requests(0, 0, NOW.plusSeconds(1))))
                .isEqualTo(new Ceiling(0, new Idle(REQUESTS, Duration.ofSeconds(1))));
        assertThat(policy.recommend(requests(0, 0, NOW.minusSeconds(1))))
                .isEqualTo(new Ceiling(0, new Idle(REQUESTS, Duration.ZERO)));
    }

    @Test
    void idle_time_begins_at_first_sight() {
        Situation first = situation(2, 2, Samples.total(0), ScalingMemory.EMPTY, NOW);
        ScalingMemory remembered = policy.remember(first, ScalingMemory.EMPTY);

        assertThat(policy.recommend(first))
                .isEqualTo(new Floor(1, new IdleNotLongEnough(REQUESTS, Duration.ZERO, QUARTER)));
        assertThat(remembered).isEqualTo(ACTIVE_AT_NOON);
        assertThat(policy.recommend(situation(2, 2, Samples.total(0), remembered, LATER)))
                .isEqualTo(idle(REQUESTS));
    }

    @Test
    void who_asks_at_zero_gets_a_container_for_the_idle_time() {
        ScalingMemory asked = ACTIVE_AT_NOON.activated(LATER);
        Floor woken = new Floor(1, new Activated(LATER));
        Instant over = LATER.plus(QUARTER);

        assertThat(policy.recommend(situation(0, 0, Samples.total(0), asked, LATER)))
                .isEqualTo(woken);
        assertThat(policy.recommend(situation(0, 0, Samples.total(0), asked, over.minusMillis(1))))
                .isEqualTo(woken);
        assertThat(policy.recommend(situation(0, 0, Samples.total(0), asked, over)))
                .isEqualTo(idle(REQUESTS));
        assertThat(policy.recommend(situation(1, 0, Samples.total(0), asked, LATER)))
                .as("the container is on its way")
                .isEqualTo(new Floor(1, new IdleNotLongEnough(REQUESTS, Duration.ZERO, QUARTER)));
        assertThat(policy.recommend(situation(1, 1, Samples.total(0), asked, over)))
                .isEqualTo(idle(REQUESTS));
    }

    @Test
    void who_asks_has_ten_seconds_however_short_the_idle_time_is() {
        ScaleToZeroPolicy hasty = new ScaleToZeroPolicy(REQUESTS, 0, Duration.ZERO);
        ScalingMemory asked = ScalingMemory.EMPTY.activated(NOW);

        for (int current : List.of(0, 1)) {
            assertThat(hasty.recommend(situation(current, 0, Samples.total(0), asked, NOW.plusSeconds(9))))
                    .isEqualTo(new Floor(1, new Activated(NOW)));
            assertThat(hasty.recommend(situation(current, 0, Samples.total(0), asked, NOW.plusSeconds(10))))
                    .isEqualTo(new Ceiling(0, new Idle(REQUESTS, Duration.ofSeconds(10))));
        }
    }

    @Test
    void who_asks_gets_a_container_though_the_metric_is_missing() {
        ScalingMemory asked = ACTIVE_AT_NOON.activated(LATER);
        Reading away = new Reading.Missing("away");
        Abstain unsure = new Abstain(new MissingMetric(REQUESTS, "away"));

        assertThat(policy.recommend(situation(0, 0, away, asked, LATER)))
                .isEqualTo(new Both(unsure, new Floor(1, new Activated(LATER))));
        assertThat(policy.recommend(situation(1, 1, away, asked, LATER))).isEqualTo(unsure);
    }

    @Test
    void who_asked_in_the_future_counts_only_as_far_as_clocks_differ() {
        ScalingMemory asked = ACTIVE_AT_NOON.activated(LATER);

        assertThat(policy.recommend(situation(0, 0, Samples.total(0), asked, LATER.minusSeconds(9))))
                .isEqualTo(new Floor(1, new Activated(LATER)));
        assertThat(policy.recommend(situation(0, 0, Samples.total(0), asked, LATER.minusSeconds(10))))
                .isEqualTo(new Ceiling(0, new Idle(REQUESTS, Duration.ZERO)));
    }

    @Test
    void work_is_remembered_and_idleness_is_not() {
        assertThat(policy.remember(requests(2, 0.1, LATER), ACTIVE_AT_NOON))
                .isEqualTo(ScalingMemory.EMPTY.active(LATER));
        assertThat(policy.remember(requests(2, 0, LATER), ACTIVE_AT_NOON)).isSameAs(ACTIVE_AT_NOON);
        assertThat(policy.remember(situation(2, 2, new Reading.Missing("away"), ACTIVE_AT_NOON, LATER), ACTIVE_AT_NOON))
                .isSameAs(ACTIVE_AT_NOON);
    }

    @Test
    void what_the_others_remember_is_kept() {
        ScalingMemory others = ACTIVE_AT_NOON.signalled("campaign", NOW);

        assertThat(policy.remember(requests(2, 0.1, LATER), others)).isEqualTo(others.active(LATER));
    }

    @Test
    void when_the_clock_is_set_back_idle_time_begins_anew() {
        Instant before = NOW.minusSeconds(3600);

        assertThat(policy.recommend(requests(2, 0, before)))
                .isEqualTo(new Floor(1, new IdleNotLongEnough(REQUESTS, Duration.ZERO, QUARTER)));
        assertThat(policy.remember(requests(2, 0, before), ACTIVE_AT_NOON))
                .isEqualTo(ScalingMemory.EMPTY.active(before));
    }

    @Test
    void it_reads_the_newest_sample_of_its_metric_and_wakes_from_zero() {
        assertThat(policy.metrics()).isEqualTo(Map.of(REQUESTS, Duration.ZERO));
        assertThat(policy.wakesFromZero()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_threshold_that_cannot_work_is_refused(double threshold) {
        assertThatThrownBy(() -> new ScaleToZeroPolicy(REQUESTS, threshold, QUARTER))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("activation_threshold must be a finite number from 0");
    }

    @ParameterizedTest
    @CsvSource({"PT-0.001S", "PT168H0.001S"})
    void an_idle_time_that_cannot_work_is_refused(Duration idleTime) {
        assertThatThrownBy(() -> new ScaleToZeroPolicy(REQUESTS, 0, idleTime))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("idle_time_seconds must be from 0 to 604800");
    }

    @Test
    void the_extremes_are_accepted() {
        assertThat(new ScaleToZeroPolicy(REQUESTS, Double.MAX_VALUE, Duration.ofDays(7)).idleTime())
                .isEqualTo(Duration.ofDays(7));
        assertThat(new ScaleToZeroPolicy(REQUESTS, 0, Duration.ZERO).idleTime()).isZero();
    }

    private static Object[] row(Reading reading, Reason reason) {
        return new Object[] {reading, reason};
    }

    private static Ceiling idle(MetricName metric) {
        return new Ceiling(0, new Idle(metric, QUARTER));
    }

    private static Situation requests(int current, double value, Instant now) {
        return situation(current, current, Samples.total(value), ACTIVE_AT_NOON, now);
    }

    private static Situation cpu(Fleet fleet, double... samples) {
        return Situations.of(fleet, fleet.current(), Situations.TENTH, Samples.cpu(samples), ACTIVE_AT_NOON, LATER);
    }

    private static Situation situation(int current, int running, Reading reading, ScalingMemory memory, Instant now) {
        return situation(current, running, reading, memory, now, REQUESTS);
    }

    private static Situation situation(
            int current, int running, Reading reading, ScalingMemory memory, Instant now, MetricName metric) {
        Observations observations = Samples.of(metric, reading);
        return Situations.of(Fleets.ready(running), current, Situations.TENTH, observations, memory, now);
    }
}

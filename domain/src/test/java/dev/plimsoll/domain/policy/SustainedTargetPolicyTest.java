package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.metric.MetricName.REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Direction;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import dev.plimsoll.domain.decision.ScalingMemory;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SustainedTargetPolicyTest {
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final MetricName QUEUE = new MetricName("queue_depth");

    /// Two periods of ten seconds: of two samples each, as there is one every five seconds.
    private final SustainedTargetPolicy policy = new SustainedTargetPolicy(CPU, 0.7, 2, TEN, false);

    @Test
    void the_example_of_its_documentation_holds() {
        assertThat(recommend(policy, 0.5, 0.75, 0.75, 0.9, 0.9)).isEqualTo(vote(Direction.OUT, 0.75, 0.9));
        assertThat(recommend(policy, 0.5, 0.6, 0.6, 0.9, 0.9)).isEqualTo(vote(Direction.HOLD, 0.6, 0.9));
        assertThat(recommend(policy, 0.5, 0.3, 0.3, 0.2, 0.2)).isEqualTo(vote(Direction.IN, 0.2, 0.3));

        SustainedTargetPolicy several = new SustainedTargetPolicy(REQUESTS, 100, 2, TEN, true);
        assertThat(several.recommend(all(Fleets.ready(4), REQUESTS, 0, 220, 220, 250, 250)))
                .isEqualTo(new Propose(9, new Reason.MeansOfPeriods(REQUESTS, 220, 250, 50, 100, 2, TEN)));
    }

    @ParameterizedTest(name = "{0} and then {1} votes {2}")
    @CsvSource({
        "0.71, 0.71, OUT",
        "0.71, 0.70, HOLD",
        "0.70, 0.71, HOLD",
        "0.71, 0.34, HOLD",
        "0.34, 0.71, HOLD",
        "0.34, 0.34, IN",
        "0.35, 0.34, HOLD",
        "0.34, 0.35, HOLD"
    })
    void all_periods_must_be_beyond_and_on_the_edge_is_not(double before, double now, Direction expected) {
        assertThat(recommend(policy, 0.5, before, before, now, now))
                .isInstanceOfSatisfying(
                        Vote.class, vote -> assertThat(vote.direction()).isEqualTo(expected));
    }

    @Test
    void a_period_counts_by_its_mean() {
        assertThat(recommend(policy, 0.5, 0.4, 1.2, 1.2, 0.4)).isEqualTo(vote(Direction.OUT, 0.8, 0.8));
        assertThat(recommend(policy, 0.5, 0.5, 0.1, 0.1, 0.5)).isEqualTo(vote(Direction.IN, 0.3, 0.3));
    }

    @Test
    void a_sample_enters_one_period_only() {
        assertThat(recommend(policy, 9, 9, 9, 0.6, 0.6)).isEqualTo(vote(Direction.HOLD, 0.6, 9));
        assertThat(recommend(policy, 9, 0.6, 0.6, 9, 9)).isEqualTo(vote(Direction.HOLD, 0.6, 9));
        assertThat(recommend(policy, 9, 0.6, 0.6, 0.5, 0.5)).isEqualTo(vote(Direction.HOLD, 0.5, 0.6));
    }

    @Test
    void there_may_be_more_periods_or_one() {
        assertThat(recommend(new SustainedTargetPolicy(CPU, 0.7, 3, TEN, false), 0, 0.8, 0.8, 0.9, 0.9, 1, 1))
                .isEqualTo(new Vote(Direction.OUT, new Reason.MeansOfPeriods(CPU, 0.8, 1, 0.35, 0.7, 3, TEN)));
        assertThat(recommend(new SustainedTargetPolicy(CPU, 0.7, 3, TEN, false), 0, 0.7, 0.7, 0.9, 0.9, 1, 1))
                .isEqualTo(new Vote(Direction.HOLD, new Reason.MeansOfPeriods(CPU, 0.7, 1, 0.35, 0.7, 3, TEN)));
        assertThat(recommend(new SustainedTargetPolicy(CPU, 0.7, 1, TEN, false), 0, 0.8, 0.8))
                .isEqualTo(new Vote(Direction.OUT, new Reason.MeansOfPeriods(CPU, 0.8, 0.8, 0.35, 0.7, 1, TEN)));
    }

    @Test
    void periods_are_those_of_the_clock() {
        Situation later = first(Fleets.ready(1), 0.5, 0.9, 0.9, 0.2, 0.2);
        for (int seconds : new int[] {0, 1, 9}) {
            assertThat(policy.recommend(RandomSituations.at(
                            later, later.memory(), later.now().plusSeconds(seconds))))
                    .isEqualTo(vote(Direction.HOLD, 0.2, 0.9));
        }
        assertThat(policy.recommend(
                        RandomSituations.at(later, later.memory(), later.now().plusSeconds(10))))
                .isInstanceOf(Abstain.class);
        Situation before =
                RandomSituations.at(later, later.memory(), later.now().minusMillis(1));
        assertThat(policy.recommend(before)).isEqualTo(tooShort());
    }

    @Test
    void one_hot_period_is_never_taken_for_two() {
        double[] samples = {0.5, 0.5, 0.5, 0.5, 9, 9, 0.5, 0.5, 0.5, 0.5};
        Instant end = Situations.NOW;
        for (int seconds = 0; seconds <= 30; seconds++) {
            Situation then = RandomSituations.at(
                    first(Fleets.ready(1), samples), ScalingMemory.EMPTY, end.minusSeconds(30 - seconds));

            assertThat(policy.recommend(then))
                    .as("%s s", seconds)
                    .isInstanceOfSatisfying(
                            Vote.class, vote -> assertThat(vote.direction()).isEqualTo(Direction.HOLD));
        }
    }

    @Test
    void it_looks_back_one_period_further_than_it_compares() {
        assertThat(policy.metrics()).isEqualTo(Map.of(CPU, Duration.ofSeconds(30)));
    }

    @Test
    void what_was_not_measured_from_the_beginning_abstains() {
        assertThat(recommend(policy, 0.9)).isEqualTo(tooShort());
        assertThat(recommend(policy, 0.9, 0.9)).isEqualTo(tooShort());
        assertThat(recommend(policy, 0.9, 0.9, 0.9)).isEqualTo(tooShort());
        assertThat(recommend(policy, 0.9, 0.9, 0.9, 0.9)).isInstanceOf(Vote.class);
        assertThat(recommend(policy, 0.9, Double.NaN, Double.NaN, 0.9, 0.9)).isEqualTo(tooShort());
        assertThat(recommend(policy, 0.9, Double.NaN, 0.9, 0.9, 0.9)).isEqualTo(tooShort());
    }

    @Test
    void without_data_it_abstains() {
        assertThat(policy.recommend(Situations.of(Fleets.ready(1), Samples.stale(Duration.ofSeconds(40)))))
                .isEqualTo(new Abstain(new Reason.StaleMetric(CPU, Duration.ofSeconds(40))));
        assertThat(recommend(policy, 0.9, 0.9, 0.9, Double.NaN, Double.NaN))
                .isEqualTo(new Abstain(new Reason.MissingMetric(CPU, "no ready container has a usable sample")));
    }

    @Test
    void without_a_sample_of_every_ready_container_it_votes_out_but_not_in() {
        assertThat(policy.recommend(first(Fleets.ready(2), 0.9, 0.9, 0.9, 0.9, 0.9)))
                .isEqualTo(vote(Direction.OUT, 0.9, 0.9));
        assertThat(policy.recommend(first(Fleets.ready(2), 0.1, 0.1, 0.2, 0.1, 0.1)))
                .isEqualTo(new Vote(Direction.HOLD, new Reason.ScaleInNeedsAllSamples(CPU, 0.15, 1)));
    }

    @Test
    void a_container_that_is_new_enters_the_periods_that_it_was_there() {
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        series.put(Fleets.id(1), RandomSituations.series(0.1, 0.1, 0.1, 0.3, 0.3));
        series.put(Fleets.id(2), RandomSituations.series(0.2));
        Reading reading = new Reading.PerContainer(series, Map.of(), Duration.ZERO);

        assertThat(policy.recommend(Situations.of(Fleets.ready(2), Samples.of(CPU, reading))))
                .isEqualTo(vote(Direction.IN, 0.1, 0.266666667));
    }

    @Test
    void a_total_needs_no_container() {
        SustainedTargetPolicy total = new SustainedTargetPolicy(QUEUE, 10, 1, TEN, false);
        Reading queue = new Reading.Total(RandomSituations.series(0, 11, 12));
        Reading young = new Reading.Total(RandomSituations.series(12));

        assertThat(total.recommend(Situations.of(Fleets.ready(0), Samples.of(QUEUE, queue))))
                .isEqualTo(new Vote(Direction.OUT, new Reason.MeansOfPeriods(QUEUE, 11.5, 11.5, 5, 10, 1, TEN)));
        assertThat(total.recommend(Situations.of(Fleets.ready(0), Samples.of(QUEUE, young))))
                .isInstanceOf(Abstain.class);
    }

    @ParameterizedTest(name = "{0} containers at {1} a minute: {2}")
    @CsvSource({"2, 101, 3", "2, 150, 3", "2, 151, 4", "4, 250, 10", "3, 100, 3"})
    void several_at_once_are_as_many_as_the_quietest_period_needs(int ready, double each, int expected) {
        SustainedTargetPolicy several = new SustainedTargetPolicy(REQUESTS, 100, 2, TEN, true);

        assertThat(PolicyProperties.wish(several, all(Fleets.ready(ready), REQUESTS, 0, each, each, 900, 900)))
                .isEqualTo(expected);
    }

    @Test
    void several_at_once_go_out_only() {
        SustainedTargetPolicy several = new SustainedTargetPolicy(REQUESTS, 100, 2, TEN, true);

        assertThat(several.recommend(all(Fleets.ready(4), REQUESTS, 0, 1, 1, 1, 1)))
                .isEqualTo(new Vote(Direction.IN, new Reason.MeansOfPeriods(REQUESTS, 1, 1, 50, 100, 2, TEN)));
    }

    @Test
    void containers_that_are_starting_are_more_already() {
        SustainedTargetPolicy several = new SustainedTargetPolicy(REQUESTS, 100, 2, TEN, true);
        Fleet starting = Fleets.of(2, 3, 0);

        assertThat(several.recommend(all(starting, REQUESTS, 0, 150, 150, 150, 150)))
                .isInstanceOfSatisfying(
                        Propose.class, proposal -> assertThat(proposal.count()).isEqualTo(5));
    }

    @Test
    void a_minute_twice_is_the_default_and_several_at_once_for_requests_only() {
        assertThat(new SustainedTargetPolicy(CPU, 0.7))
                .isEqualTo(new SustainedTargetPolicy(CPU, 0.7, 2, Duration.ofMinutes(1), false));
        assertThat(new SustainedTargetPolicy(REQUESTS, 100))
                .isEqualTo(new SustainedTargetPolicy(REQUESTS, 100, 2, Duration.ofMinutes(1), true));
    }

    @Test
    void metric_and_target_tell_all_of_it_while_the_rest_is_by_default() {
        assertThat(new SustainedTargetPolicy(REQUESTS, 100).isShort()).isTrue();
        assertThat(new SustainedTargetPolicy(CPU, 0.7).isShort()).isTrue();
        assertThat(policy.isShort()).isFalse();
    }

    @Test
    void another_metric_takes_its_own_steps() {
        assertThat(policy.with(REQUESTS, 100)).isEqualTo(new SustainedTargetPolicy(REQUESTS, 100, 2, TEN, true));
        assertThat(policy.with(REQUESTS, 100).with(CPU, 0.5))
                .isEqualTo(new SustainedTargetPolicy(CPU, 0.5, 2, TEN, false));
        SustainedTargetPolicy own = new SustainedTargetPolicy(CPU, 0.7, 1, TEN, true);
        assertThat(own.with(CPU, 0.5)).isEqualTo(new SustainedTargetPolicy(CPU, 0.5, 1, TEN, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cpu   | 0.009 | 1 | 1   | target must be a number from 0.01 to 9e18
                    queue | 0     | 1 | 1   | target must be a number from 0.001 to 9e18
                    queue | NaN   | 1 | 1   | target must be a number from 0.001 to 9e18
                    queue | 1e19  | 1 | 1   | target must be a number from 0.001 to 9e18
                    cpu   | 0.7   | 0 | 1   | evaluation_periods must be from 1 to 5
                    cpu   | 0.7   | 6 | 1   | evaluation_periods must be from 1 to 5
                    cpu   | 0.7   | 1 | 0   | period_seconds must be from 1 to 600
                    cpu   | 0.7   | 1 | 601 | period_seconds must be from 1 to 600
                    """)
    void settings_that_cannot_work_are_refused(
            String metric, double target, int periods, long seconds, String message) {
        assertThatThrownBy(() -> new SustainedTargetPolicy(
                        new MetricName(metric), target, periods, Duration.ofSeconds(seconds), false))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"cpu, 0.01, 1, 1", "queue, 0.001, 5, 600", "queue, 9e18, 5, 600"})
    void the_extremes_are_accepted(String metric, double target, int periods, long seconds) {
        assertThat(new SustainedTargetPolicy(new MetricName(metric), target, periods, Duration.ofSeconds(seconds), true)
                        .target())
                .isEqualTo(target);
    }

    private static Abstain tooShort() {
        return new Abstain(new Reason.MissingMetric(CPU, "it was not measured throughout the last 20 s"));
    }

    private static Vote vote(Direction direction, double lowest, double highest) {
        return new Vote(direction, new Reason.MeansOfPeriods(CPU, lowest, highest, 0.35, 0.7, 2, TEN));
    }

    private static Recommendation recommend(SustainedTargetPolicy policy, double... samples) {
        return policy.recommend(first(Fleets.ready(1), samples));
    }

    /// The first container had these samples, one every five seconds until now.
    private static Situation first(Fleet fleet, double... samples) {
        var series = Map.of(Fleets.id(1), RandomSituations.series(samples));
        return Situations.of(fleet, Samples.of(CPU, new Reading.PerContainer(series, Map.of(), Duration.ZERO)));
    }

    /// Each container had these.
    private static Situation all(Fleet fleet, MetricName metric, double... samples) {
        Map<ContainerId, TimeSeries> series = new HashMap<>();
        fleet.containers().forEach(container -> series.put(container.id(), RandomSituations.series(samples)));
        return Situations.of(fleet, Samples.of(metric, new Reading.PerContainer(series, Map.of(), Duration.ZERO)));
    }
}

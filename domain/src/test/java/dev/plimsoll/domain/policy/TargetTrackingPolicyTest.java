package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.fixture.Situations.NOW;
import static dev.plimsoll.domain.fixture.Situations.TENTH;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Measurement;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Inactive;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fixture.Tolerance;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.metric.TimeSeries;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTrackingPolicyTest {
    private static final MetricName LENGTH = new MetricName("queue_length");
    private static final Tolerance NONE = new Tolerance(0, 0);

    private final TargetTrackingPolicy policy = new TargetTrackingPolicy(CPU, 0.6);

    @Test
    void the_example_of_its_documentation_holds() {
        assertThat(recommend(Fleets.ready(4), Samples.cpu(0.9, 0.9, 0.9, 0.9)))
                .isEqualTo(new Propose(6, offTarget(of(0.9, 0.6, 4, 0, 0), 6)));
    }

    @ParameterizedTest(name = "{0} ready at {1} with target 0.6 should be {2}")
    @CsvSource({
        "1, 0.9, 2",
        "4, 0.3, 2",
        "4, 0.309, 2",
        "4, 0.31, 3",
        "3, 0.8, 4",
        "3, 0.81, 5",
        "2, 6.0, 20",
        "10, 0.06, 1"
    })
    void the_mean_load_returns_to_the_target(int ready, double each, int expected) {
        Fleet fleet = Fleets.ready(ready);

        assertThat(count(recommend(fleet, Samples.cpuOfEach(fleet, each)))).isEqualTo(expected);
    }

    @Test
    void the_mean_counts_and_not_the_hottest_container() {
        assertThat(count(recommend(Fleets.ready(3), Samples.cpu(1.5, 0.6, 0.6))))
                .isEqualTo(5);
    }

    @ParameterizedTest(name = "{0} of 1.5, 0.6 and 0.3 with target 0.6 should be {1}")
    @CsvSource({"average, 4", "max, 8", "min, 2", "p50, 3", "p95, 8"})
    void another_statistic_follows_the_container_that_it_picks(String statistic, int expected) {
        TargetTrackingPolicy picking = picking(TargetType.UTILIZATION, 0.6, statistic);

        assertThat(count(picking.recommend(Situations.of(Fleets.ready(3), Samples.cpu(1.5, 0.6, 0.3)))))
                .isEqualTo(expected);
    }

    @Test
    void a_statistic_needs_every_ready_container_to_scale_in() {
        TargetTrackingPolicy hottest = picking(TargetType.UTILIZATION, 0.6, "max");

        assertThat(hottest.recommend(Situations.of(Fleets.ready(3), Samples.cpu(0.1, 0.1))))
                .isEqualTo(new Propose(3, new Reason.ScaleInNeedsAllSamples(CPU, 0.1, 1)));
        assertThat(count(hottest.recommend(Situations.of(Fleets.ready(3), Samples.cpu(1.2, 0.1)))))
                .isEqualTo(6);
    }

    @Test
    void the_queues_of_all_containers_are_shared_out_as_a_sum() {
        TargetTrackingPolicy sum = picking(TargetType.TOTAL_PER_CONTAINER, 10, "sum");

        assertThat(count(sum.recommend(Situations.of(Fleets.ready(2), Samples.cpu(30, 5)))))
                .isEqualTo(4);
    }

    @Test
    void what_one_container_has_is_no_sum() {
        assertThatThrownBy(() -> picking(TargetType.UTILIZATION, 0.6, "sum"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("statistic may be a sum only of a total");
    }

    private static TargetTrackingPolicy picking(TargetType type, double target, String statistic) {
        return new TargetTrackingPolicy(CPU, type, target, false, Statistic.of(statistic));
    }

    @Test
    void dust_of_floating_point_starts_no_container() {
        Fleet fleet = Fleets.ready(10);
        Recommendation recommendation = new TargetTrackingPolicy(CPU, 0.7)
                .recommend(Situations.of(fleet, 10, NONE, Samples.cpuOfEach(fleet, 0.77)));

        assertThat(count(recommendation)).isEqualTo(11);
    }

    @ParameterizedTest(name = "{0} with target 0.5, tolerance out 0.1 and in 0.2, makes 10 into {1}")
    @CsvSource({"0.55, 10", "0.559, 10", "0.56, 12", "0.40, 10", "0.399, 8", "0.5, 10"})
    void the_edges_of_the_tolerance_are_inside(double each, int expected) {
        Fleet fleet = Fleets.ready(10);
        Recommendation recommendation = new TargetTrackingPolicy(CPU, 0.5)
                .recommend(Situations.of(fleet, 10, new Tolerance(0.1, 0.2), Samples.cpuOfEach(fleet, each)));

        assertThat(count(recommendation)).isEqualTo(expected);
    }

    @Test
    void without_tolerance_only_the_target_itself_holds() {
        Fleet fleet = Fleets.ready(2);

        assertThat(policy.recommend(Situations.of(fleet, 2, NONE, Samples.cpuOfEach(fleet, 0.6))))
                .isEqualTo(new Propose(2, new Reason.WithinTolerance(of(0.6, 0.6, 2, 0, 0))));
        assertThat(count(policy.recommend(Situations.of(fleet, 2, NONE, Samples.cpuOfEach(fleet, 0.61)))))
                .isEqualTo(3);
    }

    @Test
    void within_tolerance_the_desired_count_stands_whatever_runs() {
        Fleet fleet = Fleets.of(3, 1, 0);

        assertThat(count(policy.recommend(Situations.of(fleet, 5, TENTH, Samples.cpuOfEach(fleet, 0.6)))))
                .isEqualTo(5);
    }

    @Test
    void in_a_lull_a_ready_container_without_a_sample_counts_as_fully_loaded() {
        assertThat(recommend(Fleets.ready(4), Samples.cpu(0.2, 0.2)))
                .isEqualTo(new Propose(4, unclear(of(0.2, 0.6, 2, 2, 0))));
        assertThat(recommend(Fleets.ready(8), Samples.cpu(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)))
                .isEqualTo(new Propose(3, offTarget(of(0.1, 0.6, 7, 1, 0), 3)));
    }

    @Test
    void without_a_known_full_load_it_counts_as_on_target() {
        Fleet fleet = Fleets.ready(4);
        Map<ContainerId, Double> two =
                fleet.containers().stream().limit(2).collect(Collectors.toMap(FleetContainer::id, _ -> 0.2));

        assertThat(new TargetTrackingPolicy(LENGTH, 0.6)
                        .recommend(Situations.of(fleet, Samples.of(LENGTH, Samples.perContainer(two)))))
                .isEqualTo(new Propose(
                        3, offTarget(new Measurement(LENGTH, TargetType.AVERAGE, 0.2, 0.6, 0.2, 2, 2, 0), 3)));
    }

    @Test
    void a_lull_that_missing_samples_could_explain_changes_nothing() {
        assertThat(recommend(Fleets.ready(4), Samples.cpu(0.5)))
                .isEqualTo(new Propose(4, unclear(of(0.5, 0.6, 1, 3, 0))));
    }

    @Test
    void in_an_overload_a_ready_container_without_a_sample_counts_as_idle() {
        assertThat(recommend(Fleets.ready(4), Samples.cpu(0.85, 0.85, 0.85)))
                .isEqualTo(new Propose(4, unclear(of(0.85, 0.6, 3, 1, 0))));
    }

    @Test
    void in_an_overload_a_starting_container_counts_as_idle() {
        assertThat(recommend(Fleets.of(3, 1, 0), Samples.cpu(0.85, 0.85, 0.85)))
                .isEqualTo(new Propose(4, unclear(of(0.85, 0.6, 3, 0, 1))));
    }

    @Test
    void in_an_overload_a_container_decided_but_not_there_yet_counts_as_idle() {
        Situation situation = Situations.of(Fleets.ready(3), 4, TENTH, Samples.cpu(0.85, 0.85, 0.85));

        assertThat(policy.recommend(situation)).isEqualTo(new Propose(4, unclear(of(0.85, 0.6, 3, 0, 1))));
    }

    @Test
    void an_overload_beyond_what_is_starting_asks_for_more() {
        assertThat(count(recommend(Fleets.of(3, 1, 0), Samples.cpu(1.2, 1.2, 1.2))))
                .isEqualTo(6);
    }

    @Test
    void in_a_lull_starting_containers_have_no_say() {
        assertThat(recommend(Fleets.of(3, 2, 0), Samples.cpu(0.2, 0.2, 0.2)))
                .isEqualTo(new Propose(1, offTarget(of(0.2, 0.6, 3, 0, 2), 1)));
    }

    @Test
    void a_container_that_was_ready_once_counts_while_it_is_unready_from_overload() {
        Instant started = NOW.minusSeconds(900);
        FleetContainer overloaded = new FleetContainer(
                Fleets.id(2),
                "shop-web-2",
                2,
                ContainerPhase.UNREADY,
                true,
                started,
                false,
                false,
                NOW,
                FleetContainer.Traits.NONE);
        Fleet fleet = Fleets.of(List.of(Fleets.container(1, ContainerPhase.READY), overloaded));

        assertThat(recommend(fleet, Samples.cpu(0.9, 0.9)))
                .isEqualTo(new Propose(3, offTarget(of(0.9, 0.6, 2, 0, 0), 3)));
    }

    @Test
    void an_overload_of_the_few_that_are_ready_never_scales_in() {
        assertThat(count(recommend(Fleets.of(1, 4, 0), Samples.cpu(0.9)))).isEqualTo(5);
    }

    @Test
    void a_lull_that_needs_all_that_run_says_so() {
        assertThat(recommend(Fleets.ready(1), Samples.cpu(0.1)))
                .isEqualTo(new Propose(1, offTarget(of(0.1, 0.6, 1, 0, 0), 1)));
    }

    @Test
    void a_lull_never_scales_out_while_more_run_than_are_wanted() {
        Fleet fleet = Fleets.ready(5);
        Situation situation = Situations.of(fleet, 2, TENTH, Samples.cpuOfEach(fleet, 0.5));

        assertThat(policy.recommend(situation)).isEqualTo(new Propose(2, unclear(of(0.5, 0.6, 5, 0, 0))));
    }

    @Test
    void an_idle_fleet_needs_nobody() {
        assertThat(recommend(Fleets.ready(3), Samples.cpu(0, 0, 0)))
                .isEqualTo(new Propose(0, offTarget(of(0.0, 0.6, 3, 0, 0), 0)));
    }

    @Test
    void a_utilization_weighs_each_container_by_what_it_may_use() {
        Map<ContainerId, TimeSeries> series = Map.of(
                Fleets.id(1), TimeSeries.of(NOW, 0.9),
                Fleets.id(2), TimeSeries.of(NOW, 1.0));
        Reading reading = new Reading.PerContainer(series, Map.of(Fleets.id(1), 1.0, Fleets.id(2), 0.1), Duration.ZERO);
        Measurement weighed = new Measurement(CPU, TargetType.UTILIZATION, 0.9, 0.5, 0.5, 2);

        assertThat(new TargetTrackingPolicy(CPU, 0.5)
                        .recommend(Situations.of(Fleets.ready(2), Samples.of(CPU, reading))))
                .isEqualTo(new Propose(4, offTarget(weighed, 4)));
    }

    @Test
    void an_absurd_utilization_of_small_reserves_still_asks_for_more() {
        Map<ContainerId, TimeSeries> series = Map.of(
                Fleets.id(1), TimeSeries.of(NOW, 1e17),
                Fleets.id(2), TimeSeries.of(NOW, 1e17));
        Reading reading =
                new Reading.PerContainer(series, Map.of(Fleets.id(1), 0.25, Fleets.id(2), 0.25), Duration.ZERO);

        assertThat(count(recommend(Fleets.ready(2), Samples.of(CPU, reading)))).isEqualTo(Integer.MAX_VALUE);
        assertThat(count(policy.recommend(Situations.of(Fleets.ready(2), 5, TENTH, Samples.of(CPU, reading)))))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void a_utilization_of_an_unknown_whole_abstains() {
        Reading reading = Reading.PerContainer.of(Map.of(Fleets.id(1), 0.9), NOW);

        assertThat(recommend(Fleets.ready(2), Samples.of(CPU, reading)))
                .isEqualTo(new Abstain(new Reason.MissingReserve(CPU, 2)));
    }

    @ParameterizedTest(name = "{0} waiting, target 10 in all: {1} of 4")
    @CsvSource({"10, 4", "11, 4", "15, 6", "5, 2", "0, 0"})
    void a_total_scales_the_fleet_in_proportion(double waiting, int expected) {
        assertThat(count(total(TargetType.TOTAL, 10, false).recommend(waiting(4, waiting))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} waiting, target 10 per container: {1} of 4")
    @CsvSource({"40, 4", "43, 4", "45, 5", "20, 2", "21, 3", "0, 0"})
    void a_total_per_container_is_shared_out(double waiting, int expected) {
        assertThat(count(total(TargetType.TOTAL_PER_CONTAINER, 10, false).recommend(waiting(4, waiting))))
                .isEqualTo(expected);
    }

    @Test
    void totals_call_for_the_first_container_and_know_no_tolerance_there() {
        assertThat(count(total(TargetType.TOTAL, 10, false).recommend(waiting(0, 1))))
                .isEqualTo(1);
        assertThat(count(total(TargetType.TOTAL_PER_CONTAINER, 10, false).recommend(waiting(0, 11))))
                .isEqualTo(2);
        assertThat(count(total(TargetType.TOTAL, 10, false).recommend(waiting(0, 0))))
                .isZero();
    }

    @Test
    void a_total_counts_containers_that_drain_and_still_answer() {
        Fleet fleet = Fleets.ready(3).withDraining(Set.of(Fleets.id(3)));
        Situation situation = Situations.of(fleet, 2, TENTH, Samples.of(LENGTH, Samples.total(20)));

        assertThat(count(total(TargetType.TOTAL, 10, false).recommend(situation)))
                .isEqualTo(6);
    }

    @Test
    void a_total_above_its_target_never_takes_those_that_are_starting() {
        Situation situation = Situations.of(Fleets.of(1, 3, 0), Samples.of(LENGTH, Samples.total(13)));

        assertThat(total(TargetType.TOTAL, 10, false).recommend(situation))
                .isEqualTo(new Propose(4, unclear(new Measurement(LENGTH, TargetType.TOTAL, 13, 10, 13, 1, 0, 3))));
    }

    @Test
    void a_total_of_nobody_ready_says_nothing() {
        Observations waiting = Samples.of(LENGTH, Samples.total(20));

        assertThat(total(TargetType.TOTAL, 10, false).recommend(Situations.of(Fleets.of(0, 2, 0), waiting)))
                .isEqualTo(new Abstain(new Reason.NothingReady(LENGTH)));
        assertThat(total(TargetType.TOTAL, 10, false).recommend(Situations.of(Fleets.ready(0), 2, TENTH, waiting)))
                .isEqualTo(new Abstain(new Reason.NoContainers(LENGTH)));
    }

    @Test
    void a_reading_of_the_wrong_shape_abstains() {
        assertThat(total(TargetType.TOTAL, 10, false)
                        .recommend(Situations.of(Fleets.ready(1), Samples.of(LENGTH, Samples.perContainer(Map.of())))))
                .isEqualTo(new Abstain(
                        new Reason.MissingMetric(LENGTH, "it is measured per container, but this target is a total")));
        assertThat(recommend(Fleets.ready(1), Samples.of(CPU, Samples.total(1))))
                .isEqualTo(new Abstain(new Reason.MissingMetric(
                        CPU, "it is one value for the whole fleet, but this target is per container")));
    }

    @Test
    void with_scale_in_disabled_it_only_ever_asks_for_more() {
        TargetTrackingPolicy onlyOut = total(TargetType.TOTAL_PER_CONTAINER, 10, true);

        assertThat(count(onlyOut.recommend(waiting(4, 60)))).isEqualTo(6);
        assertThat(onlyOut.recommend(waiting(4, 20))).isInstanceOf(Inactive.class);
        assertThat(onlyOut.recommend(waiting(4, 40))).isInstanceOf(Inactive.class);
    }

    @Test
    void only_totals_call_for_the_first_container() {
        assertThat(policy.wakesFromZero()).isFalse();
        assertThat(total(TargetType.TOTAL, 10, false).wakesFromZero()).isTrue();
        assertThat(total(TargetType.AVERAGE, 10, false).wakesFromZero()).isFalse();
        assertThat(total(TargetType.TOTAL_PER_CONTAINER, 10, false).wakesFromZero())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.1})
    void a_sample_that_is_no_load_is_missing(double nonsense) {
        assertThat(recommend(Fleets.ready(4), Samples.cpu(0.85, 0.85, 0.85, nonsense)))
                .isEqualTo(new Propose(4, unclear(of(0.85, 0.6, 3, 1, 0))));
        assertThat(recommend(Fleets.ready(1), Samples.cpu(nonsense)))
                .isEqualTo(new Abstain(new Reason.NothingReady(CPU)));
    }

    @Test
    void the_largest_load_asks_for_as_many_containers_as_there_are_numbers() {
        Situation situation = Situations.of(Fleets.ready(2), 2, TENTH, Samples.cpu(1e12, 1e12));

        assertThat(count(new TargetTrackingPolicy(CPU, 0.01).recommend(situation)))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void only_samples_of_ready_containers_of_this_fleet_count() {
        Fleet fleet = Fleets.of(List.of(
                Fleets.container(1, ContainerPhase.READY),
                Fleets.container(2, ContainerPhase.STARTING),
                Fleets.container(3, ContainerPhase.UNREADY),
                Fleets.container(4, ContainerPhase.DRAINING),
                Fleets.container(5, ContainerPhase.STOPPED)));

        assertThat(recommend(fleet, Samples.cpu(0.6, 9, 9, 9, 9, 9)))
                .isEqualTo(new Propose(3, new Reason.WithinTolerance(of(0.6, 0.6, 1, 0, 2))));
    }

    @Test
    void nothing_ready_abstains() {
        assertThat(recommend(Fleets.of(0, 2, 1), Samples.cpu(0.9, 0.9)))
                .isEqualTo(new Abstain(new Reason.NothingReady(CPU)));
    }

    @Test
    void a_stale_metric_abstains() {
        assertThat(recommend(Fleets.ready(2), Samples.stale(Duration.ofSeconds(40))))
                .isEqualTo(new Abstain(new Reason.StaleMetric(CPU, Duration.ofSeconds(40))));
    }

    @Test
    void a_missing_metric_abstains() {
        assertThat(recommend(Fleets.ready(2), Samples.missing()))
                .isEqualTo(new Abstain(new Reason.MissingMetric(CPU, "the collector is away")));
        assertThat(recommend(Fleets.ready(2), Observations.none()))
                .isEqualTo(new Abstain(new Reason.MissingMetric(CPU, "no source measures it")));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.009, 1.1e19, Double.NaN, Double.POSITIVE_INFINITY})
    void a_target_that_cannot_be_held_is_refused(double target) {
        assertThatThrownBy(() -> new TargetTrackingPolicy(CPU, target))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("target must be a number from 0.01 to 9e18");
    }

    @Test
    void the_smallest_and_the_largest_target_are_accepted() {
        assertThat(new TargetTrackingPolicy(CPU, 0.01).target()).isEqualTo(0.01);
        assertThat(new TargetTrackingPolicy(LENGTH, 0.001).target()).isEqualTo(0.001);
        assertThat(new TargetTrackingPolicy(LENGTH, 9e18).target()).isEqualTo(9e18);
    }

    private Recommendation recommend(Fleet fleet, Observations observations) {
        return policy.recommend(Situations.of(fleet, observations));
    }

    private static TargetTrackingPolicy total(TargetType type, double target, boolean isScaleInDisabled) {
        return new TargetTrackingPolicy(LENGTH, type, target, isScaleInDisabled);
    }

    private static Situation waiting(int containers, double items) {
        return Situations.of(Fleets.ready(containers), Samples.of(LENGTH, Samples.total(items)));
    }

    private static Reason offTarget(Measurement measurement, int needed) {
        return new Reason.OffTarget(measurement, needed);
    }

    private static Reason unclear(Measurement measurement) {
        return new Reason.UnclearWithoutAllSamples(measurement);
    }

    private static Measurement of(double observed, double target, int counted, int missing, int unready) {
        return new Measurement(CPU, TargetType.UTILIZATION, observed, target, observed, counted, missing, unready);
    }

    private static int count(Recommendation recommendation) {
        return recommendation instanceof Propose(int count, var _) ? count : -1;
    }
}

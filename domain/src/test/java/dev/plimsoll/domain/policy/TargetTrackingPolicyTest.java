package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.decision.Tolerance;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTrackingPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Tolerance TENTH = new Tolerance(0.1, 0.1);
    private static final Tolerance NONE = new Tolerance(0, 0);

    private final TargetTrackingPolicy policy = new TargetTrackingPolicy(CPU, 0.6);

    @Test
    void the_example_of_its_documentation_holds() {
        assertThat(recommend(Fleets.ready(4), Samples.cpu(0.9, 0.9, 0.9, 0.9)))
                .isEqualTo(new Propose(6, new Reason.OffTarget(CPU, 0.9, 0.6, 4, 6)));
    }

    @ParameterizedTest(name = "{0} ready at {1} with target 0.6 should be {2}")
    @CsvSource({"1, 0.9, 2", "4, 0.3, 2", "4, 0.301, 3", "3, 0.8, 4", "3, 0.801, 5", "2, 6.0, 20", "10, 0.06, 1"})
    void the_mean_load_returns_to_the_target(int ready, double each, int expected) {
        Fleet fleet = Fleets.ready(ready);

        assertThat(count(recommend(fleet, Samples.cpuOfEach(fleet, each)))).isEqualTo(expected);
    }

    @Test
    void the_mean_counts_and_not_the_hottest_container() {
        assertThat(count(recommend(Fleets.ready(3), Samples.cpu(1.5, 0.6, 0.6))))
                .isEqualTo(5);
    }

    @Test
    void dust_of_floating_point_starts_no_container() {
        Fleet fleet = Fleets.ready(10);
        Recommendation recommendation = new TargetTrackingPolicy(CPU, 0.7)
                .recommend(new Situation(fleet, 10, NONE, Samples.cpuOfEach(fleet, 0.77), NOW));

        assertThat(count(recommendation)).isEqualTo(11);
    }

    @ParameterizedTest(name = "{0} with target 0.5, tolerance out 0.1 and in 0.2, makes 10 into {1}")
    @CsvSource({"0.55, 10", "0.551, 12", "0.40, 10", "0.399, 8", "0.5, 10"})
    void the_edges_of_the_tolerance_are_inside(double each, int expected) {
        Fleet fleet = Fleets.ready(10);
        Recommendation recommendation = new TargetTrackingPolicy(CPU, 0.5)
                .recommend(new Situation(fleet, 10, new Tolerance(0.1, 0.2), Samples.cpuOfEach(fleet, each), NOW));

        assertThat(count(recommendation)).isEqualTo(expected);
    }

    @Test
    void without_tolerance_only_the_target_itself_holds() {
        Fleet fleet = Fleets.ready(2);

        assertThat(policy.recommend(new Situation(fleet, 2, NONE, Samples.cpuOfEach(fleet, 0.6), NOW)))
                .isEqualTo(new Propose(2, new Reason.WithinTolerance(CPU, 0.6, 0.6)));
        assertThat(count(policy.recommend(new Situation(fleet, 2, NONE, Samples.cpuOfEach(fleet, 0.601), NOW))))
                .isEqualTo(3);
    }

    @Test
    void within_tolerance_the_desired_count_stands_whatever_runs() {
        Fleet fleet = Fleets.of(3, 1, 0);

        assertThat(count(policy.recommend(new Situation(fleet, 5, TENTH, Samples.cpuOfEach(fleet, 0.6), NOW))))
                .isEqualTo(5);
    }

    @Test
    void in_a_lull_a_ready_container_without_a_sample_counts_as_fully_loaded() {
        assertThat(recommend(Fleets.ready(4), Samples.cpu(0.2, 0.2)))
                .isEqualTo(new Propose(4, new Reason.UnclearWithoutAllSamples(CPU, 0.2, 0.6, 2, 0)));
        assertThat(recommend(Fleets.ready(8), Samples.cpu(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)))
                .isEqualTo(new Propose(3, new Reason.OffTarget(CPU, 0.1, 0.6, 7, 3)));
    }

    @Test
    void without_a_known_full_load_it_counts_as_on_target() {
        MetricName length = new MetricName("queue_length");
        Fleet fleet = Fleets.ready(4);
        Map<ContainerId, Double> two =
                fleet.containers().stream().limit(2).collect(Collectors.toMap(FleetContainer::id, _ -> 0.2));
        var observations = new Observations(Map.of(length, new Reading.Fresh(two)));

        assertThat(new TargetTrackingPolicy(length, 0.6).recommend(new Situation(fleet, 4, TENTH, observations, NOW)))
                .isEqualTo(new Propose(3, new Reason.OffTarget(length, 0.2, 0.6, 2, 3)));
    }

    @Test
    void a_lull_that_missing_samples_could_explain_changes_nothing() {
        assertThat(recommend(Fleets.ready(4), Samples.cpu(0.5)))
                .isEqualTo(new Propose(4, new Reason.UnclearWithoutAllSamples(CPU, 0.5, 0.6, 3, 0)));
    }

    @Test
    void in_an_overload_a_ready_container_without_a_sample_counts_as_idle() {
        assertThat(recommend(Fleets.ready(4), Samples.cpu(0.85, 0.85, 0.85)))
                .isEqualTo(new Propose(4, new Reason.UnclearWithoutAllSamples(CPU, 0.85, 0.6, 1, 0)));
    }

    @Test
    void in_an_overload_a_starting_container_counts_as_idle() {
        assertThat(recommend(Fleets.of(3, 1, 0), Samples.cpu(0.85, 0.85, 0.85)))
                .isEqualTo(new Propose(4, new Reason.UnclearWithoutAllSamples(CPU, 0.85, 0.6, 0, 1)));
    }

    @Test
    void in_an_overload_a_container_decided_but_not_there_yet_counts_as_idle() {
        Situation situation = new Situation(Fleets.ready(3), 4, TENTH, Samples.cpu(0.85, 0.85, 0.85), NOW);

        assertThat(policy.recommend(situation))
                .isEqualTo(new Propose(4, new Reason.UnclearWithoutAllSamples(CPU, 0.85, 0.6, 0, 1)));
    }

    @Test
    void an_overload_beyond_what_is_starting_asks_for_more() {
        assertThat(count(recommend(Fleets.of(3, 1, 0), Samples.cpu(1.2, 1.2, 1.2))))
                .isEqualTo(6);
    }

    @Test
    void in_a_lull_unready_containers_have_no_say() {
        assertThat(recommend(Fleets.of(3, 1, 1), Samples.cpu(0.2, 0.2, 0.2)))
                .isEqualTo(new Propose(1, new Reason.OffTarget(CPU, 0.2, 0.6, 3, 1)));
    }

    @Test
    void an_overload_of_the_few_that_are_ready_never_scales_in() {
        assertThat(count(recommend(Fleets.of(1, 4, 0), Samples.cpu(0.9)))).isEqualTo(5);
    }

    @Test
    void a_lull_that_needs_all_that_run_says_so() {
        assertThat(recommend(Fleets.ready(1), Samples.cpu(0.1)))
                .isEqualTo(new Propose(1, new Reason.OffTarget(CPU, 0.1, 0.6, 1, 1)));
    }

    @Test
    void a_lull_never_scales_out_while_more_run_than_are_wanted() {
        Fleet fleet = Fleets.ready(5);
        Situation situation = new Situation(fleet, 2, TENTH, Samples.cpuOfEach(fleet, 0.5), NOW);

        assertThat(policy.recommend(situation))
                .isEqualTo(new Propose(2, new Reason.UnclearWithoutAllSamples(CPU, 0.5, 0.6, 0, 0)));
    }

    @Test
    void an_idle_fleet_keeps_one_container_to_measure_with() {
        assertThat(recommend(Fleets.ready(3), Samples.cpu(0, 0, 0)))
                .isEqualTo(new Propose(1, new Reason.KeepsOneToMeasure(CPU, 0.0, 0.6)));
    }

    @Test
    void an_idle_container_on_its_way_to_zero_is_not_called_back() {
        Situation situation = new Situation(Fleets.ready(1), 0, TENTH, Samples.cpu(0), NOW);

        assertThat(count(policy.recommend(situation))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.1, 1.1e12, Double.MAX_VALUE})
    void a_sample_that_is_no_load_is_missing(double nonsense) {
        assertThat(recommend(Fleets.ready(4), Samples.cpu(0.85, 0.85, 0.85, nonsense)))
                .isEqualTo(new Propose(4, new Reason.UnclearWithoutAllSamples(CPU, 0.85, 0.6, 1, 0)));
        assertThat(recommend(Fleets.ready(1), Samples.cpu(nonsense)))
                .isEqualTo(new Abstain(new Reason.MissingMetric(CPU, "no ready container has a sample")));
    }

    @Test
    void the_largest_load_asks_for_as_many_containers_as_there_are_numbers() {
        Situation situation = new Situation(Fleets.ready(2), 2, TENTH, Samples.cpu(1e12, 1e12), NOW);

        assertThat(count(new TargetTrackingPolicy(CPU, 0.001).recommend(situation)))
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
                .isEqualTo(new Propose(3, new Reason.WithinTolerance(CPU, 0.6, 0.6)));
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
                .isEqualTo(new Abstain(new Reason.MissingMetric(CPU, "no source reports it")));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.0009, 1.1e12, Double.NaN, Double.POSITIVE_INFINITY})
    void a_target_that_cannot_be_held_is_refused(double target) {
        assertThatThrownBy(() -> new TargetTrackingPolicy(CPU, target))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("target must be a number from 0.001 to 1e12");
    }

    @Test
    void the_smallest_and_the_largest_target_are_accepted() {
        assertThat(new TargetTrackingPolicy(CPU, 0.001).target()).isEqualTo(0.001);
        assertThat(new TargetTrackingPolicy(CPU, 1e12).target()).isEqualTo(1e12);
    }

    private Recommendation recommend(Fleet fleet, Observations observations) {
        return policy.recommend(new Situation(fleet, fleet.current(), TENTH, observations, NOW));
    }

    private static int count(Recommendation recommendation) {
        return switch (recommendation) {
            case Propose(int count, var _) -> count;
            case Abstain(var reason) -> throw new AssertionError("abstains: " + reason);
        };
    }
}

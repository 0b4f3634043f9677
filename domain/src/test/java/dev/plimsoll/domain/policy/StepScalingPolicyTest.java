package dev.plimsoll.domain.policy;

import static dev.plimsoll.domain.metric.MetricName.CPU;
import static dev.plimsoll.domain.policy.AdjustmentType.CHANGE_IN_CAPACITY;
import static dev.plimsoll.domain.policy.AdjustmentType.EXACT_CAPACITY;
import static dev.plimsoll.domain.policy.AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation;
import dev.plimsoll.domain.decision.Recommendation.Abstain;
import dev.plimsoll.domain.decision.Recommendation.Propose;
import dev.plimsoll.domain.fixture.Fleets;
import dev.plimsoll.domain.fixture.Samples;
import dev.plimsoll.domain.fixture.Situations;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.StepScalingPolicy.Step;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StepScalingPolicyTest {
    private static final MetricName LATENCY = new MetricName("response_time");
    private static final MetricName QUEUE = new MetricName("queue_depth");

    /// The worked example of AWS, in percent: threshold 50, 10 % from +10, 30 % from +20, mirrored below.
    private final StepScalingPolicy worked = policy(
            PERCENT_CHANGE_IN_CAPACITY,
            0,
            new Step(0.0, 10.0, 0),
            new Step(10.0, 20.0, 10),
            new Step(20.0, null, 30),
            new Step(-10.0, 0.0, 0),
            new Step(-20.0, -10.0, -10),
            new Step(null, -20.0, -30));

    @Test
    void the_example_of_its_documentation_holds() {
        StepScalingPolicy policy = new StepScalingPolicy(
                CPU,
                0.50,
                Aggregation.DEFAULT,
                PERCENT_CHANGE_IN_CAPACITY,
                List.of(new Step(0.0, 0.1, 0), new Step(0.1, 0.2, 10), new Step(0.2, null, 30)),
                0);
        Fleet ten = Fleets.ready(10);
        Fleet another = Fleets.of(10, 1, 0);

        assertThat(policy.recommend(Situations.of(ten, Samples.cpuOfEach(ten, 0.60))))
                .isEqualTo(new Propose(11, new Reason.InStep(CPU, 0.60, 0.50, 0.1, 0.2, 10, 1)));
        assertThat(policy.recommend(Situations.of(ten, Samples.cpuOfEach(ten, 0.70))))
                .isEqualTo(new Propose(13, new Reason.InStep(CPU, 0.70, 0.50, 0.2, null, 10, 3)));
        assertThat(policy.recommend(Situations.of(another, Samples.cpuOfEach(another, 0.70))))
                .isEqualTo(new Propose(13, new Reason.InStep(CPU, 0.70, 0.50, 0.2, null, 10, 3)));
    }

    @ParameterizedTest(name = "{0} containers at {1} become {2}")
    @CsvSource({"10, 60, 11", "11, 70, 14", "14, 40, 13", "13, 30, 10"})
    void the_worked_example_of_aws_comes_out_step_by_step(int capacity, double each, int expected) {
        assertThat(count(worked, capacity, each)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "at {0} a hundred containers become {1}")
    @CsvSource({
        "50, 100",
        "59.9, 100",
        "60, 110",
        "69.9, 110",
        "70, 130",
        "1e9, 130",
        "49.9, 100",
        "40.1, 100",
        "40, 90",
        "30.1, 90",
        "30, 70",
        "0, 70"
    })
    void the_closed_end_of_a_step_is_the_one_nearer_to_the_threshold(double each, int expected) {
        assertThat(count(worked, 100, each)).isEqualTo(expected);
    }

    @Test
    void a_step_across_the_threshold_excludes_both_its_ends() {
        StepScalingPolicy policy = policy(CHANGE_IN_CAPACITY, 0, new Step(-10.0, 10.0, 1));

        assertThat(count(policy, 5, 59.9)).isEqualTo(6);
        assertThat(count(policy, 5, 50)).isEqualTo(6);
        assertThat(count(policy, 5, 40.1)).isEqualTo(6);
        assertThat(count(policy, 5, 60)).isEqualTo(5);
        assertThat(count(policy, 5, 40)).isEqualTo(5);
    }

    @Test
    void a_value_in_no_step_changes_nothing() {
        StepScalingPolicy policy = policy(CHANGE_IN_CAPACITY, 0, new Step(10.0, 20.0, 1));

        assertThat(recommend(policy, Fleets.ready(5), 55))
                .isEqualTo(new Propose(5, new Reason.InNoStep(LATENCY, 55, 50)));
        assertThat(recommend(policy, Fleets.ready(5), 70))
                .isEqualTo(new Propose(5, new Reason.InNoStep(LATENCY, 70, 50)));
    }

    @Test
    void the_threshold_itself_is_above() {
        StepScalingPolicy below = policy(CHANGE_IN_CAPACITY, 0, new Step(null, 0.0, -1));
        StepScalingPolicy above = policy(CHANGE_IN_CAPACITY, 0, new Step(0.0, null, 1));

        assertThat(count(below, 5, 50)).isEqualTo(5);
        assertThat(count(above, 5, 50)).isEqualTo(6);
    }

    @ParameterizedTest(name = "{0} % of {1} is {2}")
    @CsvSource({
        "10, 10, 1",
        "10, 19, 1",
        "10, 20, 2",
        "10, 5, 1",
        "1, 1, 1",
        "0, 10, 0",
        "10, 0, 0",
        "-10, 10, -1",
        "-10, 19, -1",
        "-10, 5, -1",
        "-1, 1, -1",
        "-30, 13, -3",
        "200, 3, 6",
        "-100, 4, -4",
        "-300, 4, -12"
    })
    void a_percentage_is_rounded_toward_nothing_but_not_to_nothing(int percent, int capacity, int change) {
        StepScalingPolicy policy = policy(PERCENT_CHANGE_IN_CAPACITY, 0, new Step(null, null, percent));

        assertThat(recommendTotal(policy, capacity))
                .isEqualTo(new Propose(
                        Math.max(0, capacity + change),
                        new Reason.InStep(QUEUE, 60, 50, null, null, capacity, change)));
    }

    @ParameterizedTest(name = "{0} % of {1}, at least {2}, is {3}")
    @CsvSource({"25, 4, 2, 2", "25, 100, 2, 25", "-25, 4, 2, -2", "0, 4, 2, 0", "25, 0, 2, 2", "-25, 1, 3, -3"})
    void a_percentage_changes_at_least_the_minimum(int percent, int capacity, int least, int change) {
        StepScalingPolicy policy = policy(PERCENT_CHANGE_IN_CAPACITY, least, new Step(null, null, percent));

        assertThat(recommendTotal(policy, capacity))
                .isEqualTo(new Propose(
                        Math.max(0, capacity + change),
                        new Reason.InStep(QUEUE, 60, 50, null, null, capacity, change)));
    }

    @ParameterizedTest(name = "{0} ready, {1} starting, {2} decided on: {3} % makes {4}")
    @CsvSource({"10, 1, 11, 30, 13", "10, 3, 13, 30, 13", "10, 4, 14, 30, 14", "10, 0, 13, 30, 13", "0, 2, 2, 50, 2"})
    void what_is_warming_up_counts_as_already_added(int ready, int starting, int current, int percent, int expected) {
        StepScalingPolicy policy = policy(PERCENT_CHANGE_IN_CAPACITY, 0, new Step(null, null, percent));
        Situation situation = Situations.of(
                Fleets.of(ready, starting, 0), current, Situations.TENTH, Samples.of(QUEUE, Samples.total(60)));

        assertThat(forQueue(policy).recommend(situation))
                .isInstanceOfSatisfying(
                        Propose.class, propose -> assertThat(propose.count()).isEqualTo(expected));
    }

    @Test
    void nothing_is_scaled_in_while_a_container_is_warming_up() {
        Map<Integer, Double> load = Map.of(1, 30.0, 2, 30.0);

        assertThat(worked.recommend(situation(Fleets.of(2, 1, 0), 3, load)))
                .isEqualTo(new Propose(3, new Reason.ScaleInNeedsAllWarm(LATENCY, 30, 1)));
        assertThat(worked.recommend(situation(Fleets.ready(2), 4, load)))
                .isEqualTo(new Propose(4, new Reason.ScaleInNeedsAllWarm(LATENCY, 30, 2)));
    }

    @Test
    void nothing_is_scaled_in_while_a_ready_container_has_no_sample() {
        assertThat(worked.recommend(situation(Fleets.ready(3), 3, Map.of(1, 30.0, 2, 30.0))))
                .isEqualTo(new Propose(3, new Reason.ScaleInNeedsAllSamples(LATENCY, 30, 1)));
        assertThat(worked.recommend(situation(Fleets.ready(3), 3, Map.of(1, 70.0, 2, 70.0))))
                .isEqualTo(new Propose(4, new Reason.InStep(LATENCY, 70, 50, 20.0, null, 3, 1)));
    }

    @Test
    void surplus_containers_are_no_capacity() {
        assertThat(worked.recommend(situation(Fleets.ready(3), 2, Map.of(1, 70.0, 2, 70.0, 3, 70.0))))
                .isEqualTo(new Propose(3, new Reason.InStep(LATENCY, 70, 50, 20.0, null, 2, 1)));
    }

    @Test
    void an_exact_capacity_is_taken_as_it_is() {
        StepScalingPolicy policy = policy(EXACT_CAPACITY, 0, new Step(0.0, 10.0, 4), new Step(10.0, null, 8));

        assertThat(recommend(policy, Fleets.ready(5), 65))
                .isEqualTo(new Propose(8, new Reason.InStep(LATENCY, 65, 50, 10.0, null, 5, 3)));
        assertThat(recommend(policy, Fleets.ready(5), 55))
                .isEqualTo(new Propose(4, new Reason.InStep(LATENCY, 55, 50, 0.0, 10.0, 5, -1)));
    }

    @Test
    void a_change_is_made_as_it_is() {
        StepScalingPolicy policy = policy(CHANGE_IN_CAPACITY, 0, new Step(0.0, null, 3), new Step(null, 0.0, -7));

        assertThat(count(policy, 5, 60)).isEqualTo(8);
        assertThat(count(policy, 5, 40)).isZero();
    }

    @Test
    void the_largest_numbers_do_not_turn_around() {
        StepScalingPolicy percent = policy(PERCENT_CHANGE_IN_CAPACITY, 0, new Step(0.0, null, Integer.MAX_VALUE));
        StepScalingPolicy change = policy(CHANGE_IN_CAPACITY, 0, new Step(0.0, null, Integer.MAX_VALUE));
        StepScalingPolicy loss = policy(PERCENT_CHANGE_IN_CAPACITY, 0, new Step(0.0, null, Integer.MIN_VALUE));

        assertThat(count(percent, 2000, 60)).isEqualTo(Integer.MAX_VALUE);
        assertThat(count(change, 2000, 60)).isEqualTo(Integer.MAX_VALUE);
        assertThat(count(loss, 2000, 60)).isZero();
    }

    @Test
    void the_aggregation_decides_what_is_compared() {
        Aggregation newest = new Aggregation(Statistic.MAX, Duration.ofSeconds(3));
        StepScalingPolicy policy =
                new StepScalingPolicy(LATENCY, 50, newest, CHANGE_IN_CAPACITY, List.of(new Step(0.0, null, 1)), 0);

        assertThat(policy.metrics()).isEqualTo(Map.of(LATENCY, Duration.ofSeconds(3)));
        assertThat(policy.recommend(situation(Fleets.ready(2), 2, Map.of(1, 10.0, 2, 60.0))))
                .isEqualTo(new Propose(3, new Reason.InStep(LATENCY, 60, 50, 0.0, null, 2, 1)));
    }

    @Test
    void without_data_it_abstains() {
        assertThat(worked.recommend(Situations.of(Fleets.ready(1), Samples.cpu(0.9))))
                .isEqualTo(new Abstain(new Reason.MissingMetric(LATENCY, "no source measures it")));
    }

    @Test
    void steps_may_be_given_in_any_order() {
        List<Step> sorted = worked.steps();
        StepScalingPolicy reversed =
                policy(PERCENT_CHANGE_IN_CAPACITY, 0, sorted.reversed().toArray(Step[]::new));

        assertThat(reversed).isEqualTo(worked);
        assertThat(sorted.getFirst()).isEqualTo(new Step(null, -20.0, -30));
        assertThat(sorted.getLast()).isEqualTo(new Step(20.0, null, 30));
    }

    @Test
    void no_steps_are_refused() {
        assertRefused("steps must have at least one");
    }

    @Test
    void a_gap_is_refused() {
        assertRefused(
                "steps[1].lower must be 10.0, where steps[0] ends", new Step(0.0, 10.0, 1), new Step(11.0, null, 2));
    }

    @Test
    void an_overlap_is_refused() {
        assertRefused(
                "steps[0].lower must be 10.0, where steps[1] ends", new Step(9.0, null, 2), new Step(0.0, 10.0, 1));
    }

    @Test
    void a_second_step_without_a_lower_end_is_refused() {
        assertRefused(
                "steps[1].lower must be given, as steps[0] has none", new Step(null, 0.0, -1), new Step(null, 10.0, 1));
    }

    @Test
    void a_second_step_without_an_upper_end_is_refused() {
        assertRefused(
                "steps[0].upper must be given, as steps[1] is above it",
                new Step(0.0, null, 1),
                new Step(10.0, null, 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void an_end_that_is_no_number_is_refused(double nonsense) {
        assertThatThrownBy(() -> policy(CHANGE_IN_CAPACITY, 0, new Step(0.0, 5.0, 1), new Step(nonsense, null, 1)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("steps[1].lower must be a number");
        assertThatThrownBy(() -> policy(CHANGE_IN_CAPACITY, 0, new Step(null, nonsense, 1)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("steps[0].upper must be a number");
    }

    @Test
    void a_step_that_ends_before_it_begins_is_refused() {
        assertRefused("steps[0].lower must be below upper", new Step(5.0, 5.0, 1));
        assertRefused("steps[0].lower must be below upper", new Step(6.0, 5.0, 1));
    }

    @Test
    void an_exact_capacity_below_zero_is_refused() {
        assertThatThrownBy(() -> policy(EXACT_CAPACITY, 0, new Step(null, null, -1)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("steps[0].adjustment must be at least 0");
    }

    @Test
    void a_minimum_suits_only_a_percentage() {
        assertThatThrownBy(() -> policy(CHANGE_IN_CAPACITY, 1, new Step(null, null, 1)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("min_adjustment_magnitude must be 0 unless the adjustment is a percentage");
        assertThatThrownBy(() -> policy(PERCENT_CHANGE_IN_CAPACITY, -1, new Step(null, null, 1)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("min_adjustment_magnitude must be at least 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void a_threshold_that_is_no_load_is_refused(double threshold) {
        List<Step> steps = List.of(new Step(null, null, 1));

        assertThatThrownBy(
                        () -> new StepScalingPolicy(CPU, threshold, Aggregation.DEFAULT, CHANGE_IN_CAPACITY, steps, 0))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("threshold must be a number from 0 to 9e18");
    }

    private static void assertRefused(String message, Step... steps) {
        assertThatThrownBy(() -> policy(CHANGE_IN_CAPACITY, 0, steps))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(message);
    }

    private static StepScalingPolicy policy(AdjustmentType type, int least, Step... steps) {
        return new StepScalingPolicy(LATENCY, 50, Aggregation.DEFAULT, type, List.of(steps), least);
    }

    private static StepScalingPolicy forQueue(StepScalingPolicy policy) {
        return new StepScalingPolicy(
                QUEUE,
                policy.threshold(),
                policy.aggregation(),
                policy.adjustmentType(),
                policy.steps(),
                policy.minAdjustmentMagnitude());
    }

    private static Recommendation recommendTotal(StepScalingPolicy policy, int capacity) {
        return forQueue(policy).recommend(Situations.of(Fleets.ready(capacity), Samples.of(QUEUE, Samples.total(60))));
    }

    private static int count(StepScalingPolicy policy, int capacity, double each) {
        return ((Propose) recommend(policy, Fleets.ready(capacity), each)).count();
    }

    private static Recommendation recommend(StepScalingPolicy policy, Fleet fleet, double each) {
        return policy.recommend(Situations.of(
                fleet, Samples.of(LATENCY, Samples.cpuOfEach(fleet, each).latest(CPU))));
    }

    private static Situation situation(Fleet fleet, int current, Map<Integer, Double> load) {
        Map<ContainerId, Double> samples = new HashMap<>();
        load.forEach((number, value) -> samples.put(Fleets.id(number), value));
        return Situations.of(fleet, current, Situations.TENTH, Samples.of(LATENCY, Samples.perContainer(samples)));
    }
}

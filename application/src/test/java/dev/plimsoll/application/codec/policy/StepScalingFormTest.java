package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.policy.PolicyReading.problems;
import static dev.plimsoll.application.codec.policy.PolicyReading.read;
import static dev.plimsoll.application.codec.policy.PolicyReading.with;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.policy.AdjustmentType;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.Statistic;
import dev.plimsoll.domain.policy.StepScalingPolicy;
import dev.plimsoll.domain.policy.StepScalingPolicy.Step;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StepScalingFormTest {
    private static final Map<String, Object> STEPS = Trees.map(
            "type",
            "step_scaling",
            "metric",
            "cpu",
            "threshold",
            0.5,
            "steps",
            List.of(step(0, 0.1, 1), Trees.map("lower", 0.1, "adjustment", 3)));

    @Test
    void what_is_not_said_is_a_change_in_capacity_by_the_average_of_a_minute() {
        assertThat(read(STEPS))
                .isEqualTo(new StepScalingPolicy(
                        CPU,
                        0.5,
                        new Aggregation(Statistic.AVERAGE, Duration.ofMinutes(1)),
                        AdjustmentType.CHANGE_IN_CAPACITY,
                        List.of(new Step(0.0, 0.1, 1), new Step(0.1, null, 3)),
                        0));
    }

    @Test
    void everything_can_be_said() {
        Map<String, Object> percent =
                with(with(STEPS, "adjustment_type", "percent_change_in_capacity"), "min_adjustment_magnitude", 2);

        assertThat(read(with(with(percent, "statistic", "max"), "period_seconds", 120)))
                .isEqualTo(new StepScalingPolicy(
                        CPU,
                        0.5,
                        new Aggregation(Statistic.MAX, Duration.ofMinutes(2)),
                        AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
                        List.of(new Step(0.0, 0.1, 1), new Step(0.1, null, 3)),
                        2));
    }

    @Test
    void what_is_missing_is_told_at_once() {
        assertThat(problems(Map.of("type", "step_scaling")))
                .containsExactlyInAnyOrder(
                        new Problem("metric", "is required"),
                        new Problem("threshold", "is required"),
                        new Problem("steps", "is required"));
        assertThat(problems(with(STEPS, "steps", List.of())))
                .containsExactly(new Problem("steps", "must have at least one"));
    }

    @Test
    void a_step_that_cannot_be_read_says_nothing_of_its_neighbours() {
        assertThat(steps(step(0, "far", 1), step(0.2, null, 3)))
                .containsExactly(new Problem("steps[0].upper", "must be a number"));
        assertThat(steps("first", step(0.2, null, 3))).containsExactly(new Problem("steps[0]", "must be an object"));
        assertThat(steps(step(0, 0.2, 1.5), Trees.map("lower", 0.2, "change", 2)))
                .containsExactly(
                        new Problem("steps[0].adjustment", "must be a whole number"),
                        new Problem("steps[1].adjustment", "is required"),
                        new Problem("steps[1].change", "is not known"));
    }

    @Test
    void steps_that_do_not_join_are_named_by_their_place() {
        assertThat(steps(step(0.2, null, 3), step(0, 0.1, 1)))
                .containsExactly(new Problem("steps[0].lower", "must be 0.1, where steps[1] ends"));
        assertThat(steps(step(0.2, 0.1, 1))).containsExactly(new Problem("steps[0].lower", "must be below upper"));
        assertThat(problems(with(with(STEPS, "adjustment_type", "exact_capacity"), "steps", List.of(step(0, 1, -1)))))
                .containsExactly(new Problem("steps[0].adjustment", "must be at least 0"));
    }

    @Test
    void the_other_values_are_checked_too() {
        assertThat(problems(with(with(STEPS, "adjustment_type", "double"), "min_adjustment_magnitude", 2)))
                .containsExactly(new Problem(
                        "adjustment_type",
                        "must be one of change_in_capacity, exact_capacity, percent_change_in_capacity"));
        assertThat(problems(with(STEPS, "min_adjustment_magnitude", 2)))
                .containsExactly(
                        new Problem("min_adjustment_magnitude", "must be 0 unless the adjustment is a percentage"));
        assertThat(problems(with(STEPS, "threshold", -1)))
                .containsExactly(new Problem("threshold", "must be a number from 0 to 9e18"));
    }

    private static List<Problem> steps(Object... steps) {
        return problems(with(STEPS, "steps", List.of(steps)));
    }

    private static Map<String, Object> step(double lower, @Nullable Object upper, Number adjustment) {
        return Trees.map("lower", lower, "upper", upper, "adjustment", adjustment);
    }
}

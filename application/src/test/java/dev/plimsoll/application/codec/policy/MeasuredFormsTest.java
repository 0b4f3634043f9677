package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.policy.PolicyReading.problems;
import static dev.plimsoll.application.codec.policy.PolicyReading.problemsWhereKnown;
import static dev.plimsoll.application.codec.policy.PolicyReading.read;
import static dev.plimsoll.application.codec.policy.PolicyReading.with;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.HysteresisPolicy;
import dev.plimsoll.domain.policy.Statistic;
import dev.plimsoll.domain.policy.SustainedTargetPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.policy.ThresholdPolicy;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms of policies that compare one metric with a target or thresholds.
final class MeasuredFormsTest {
    private static final MetricName QUEUE = new MetricName("queue");
    private static final Map<String, Object> TRACKING =
            Map.of("type", "target_tracking", "metric", "cpu", "target", 0.7);
    private static final Map<String, Object> SUSTAINED =
            Map.of("type", "sustained_target", "metric", "cpu", "target", 0.7);
    private static final Map<String, Object> HYSTERESIS = Map.of("type", "hysteresis", "metric", "cpu", "target", 0.7);
    private static final Map<String, Object> THRESHOLD =
            Map.of("type", "threshold", "metric", "cpu", "scale_up_threshold", 0.8, "scale_down_threshold", 0.3);

    @Test
    void target_tracking_takes_the_type_that_suits_its_metric() {
        assertThat(read(TRACKING)).isEqualTo(new TargetTrackingPolicy(CPU, TargetType.UTILIZATION, 0.7, false));
        assertThat(read(with(TRACKING, "metric", "queue")))
                .isEqualTo(new TargetTrackingPolicy(QUEUE, TargetType.AVERAGE, 0.7, false));
        assertThat(read(with(with(TRACKING, "target_type", "total_per_container"), "disable_scale_in", true)))
                .isEqualTo(new TargetTrackingPolicy(CPU, TargetType.TOTAL_PER_CONTAINER, 0.7, true));
        assertThat(read(with(TRACKING, "statistic", "p95")))
                .isEqualTo(new TargetTrackingPolicy(CPU, TargetType.UTILIZATION, 0.7, false, Statistic.of("p95")));
        assertThat(problems(with(TRACKING, "statistic", "sum")))
                .containsExactly(new Problem("statistic", "may be a sum only of a total"));
    }

    @Test
    void every_problem_of_target_tracking_is_told() {
        assertThat(problems(Map.of("type", "target_tracking", "target_type", "mean", "disable_scale_in", 1)))
                .containsExactlyInAnyOrder(
                        new Problem("metric", "is required"),
                        new Problem("target", "is required"),
                        new Problem("target_type", "must be one of utilization, average, total, total_per_container"),
                        new Problem("disable_scale_in", "must be true or false"));
        assertThat(problems(with(TRACKING, "target", 0)))
                .containsExactly(new Problem("target", "must be a number from 0.01 to 9e18"));
    }

    @Test
    void a_sustained_target_takes_two_minutes_and_the_steps_that_suit_its_metric() {
        assertThat(read(SUSTAINED)).isEqualTo(new SustainedTargetPolicy(CPU, 0.7, 2, Duration.ofMinutes(1), false));
        assertThat(read(with(SUSTAINED, "metric", "rpm_per_container")))
                .isEqualTo(new SustainedTargetPolicy(
                        new MetricName("rpm_per_container"), 0.7, 2, Duration.ofMinutes(1), true));
        assertThat(read(with(
                        with(with(SUSTAINED, "evaluation_periods", 3), "period_seconds", 30), "proportional", true)))
                .isEqualTo(new SustainedTargetPolicy(CPU, 0.7, 3, Duration.ofSeconds(30), true));
    }

    @Test
    void every_problem_of_a_sustained_target_is_told() {
        assertThat(problems(Trees.map(
                        "type",
                        "sustained_target",
                        "evaluation_periods",
                        6,
                        "period_seconds",
                        601,
                        "proportional",
                        "yes")))
                .containsExactlyInAnyOrder(
                        new Problem("metric", "is required"),
                        new Problem("target", "is required"),
                        new Problem("evaluation_periods", "must be from 1 to 5"),
                        new Problem("period_seconds", "must be from 1 to 600"),
                        new Problem("proportional", "must be true or false"));
        assertThat(problems(with(SUSTAINED, "target", 0)))
                .containsExactly(new Problem("target", "must be a number from 0.01 to 9e18"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"target_tracking", "sustained_target", "hysteresis", "threshold"})
    void a_metric_that_no_source_measures_may_only_stand_in_what_is_stored(String type) {
        assertThat(problemsWhereKnown(Map.of("type", type, "metric", "queue")))
                .contains(new Problem("metric", "must be one of cpu, memory"));
        assertThat(problemsWhereKnown(Map.of("type", type, "metric", " ")))
                .contains(new Problem("metric", "must not be blank"));
        assertThat(problems(Map.of("type", type, "metric", "queue")))
                .extracting(Problem::path)
                .doesNotContain("metric");
    }

    @Test
    void hysteresis_has_margins_that_suit_a_fraction_of_a_limit() {
        assertThat(read(HYSTERESIS)).isEqualTo(new HysteresisPolicy(CPU, 0.7, 0.1, 0.2));
        assertThat(read(with(HYSTERESIS, "in_margin", 0.3))).isEqualTo(new HysteresisPolicy(CPU, 0.7, 0.1, 0.3));
    }

    @Test
    void hysteresis_may_look_at_the_hottest_container_of_a_while() {
        assertThat(read(with(with(HYSTERESIS, "statistic", "max"), "period_seconds", 60)))
                .isEqualTo(new HysteresisPolicy(
                        CPU, 0.7, 0.1, 0.2, new Aggregation(Statistic.MAX, Duration.ofMinutes(1))));
    }

    @Test
    void margins_of_another_metric_have_to_be_given() {
        Map<String, Object> queue = with(with(HYSTERESIS, "metric", "queue"), "target", 30);

        assertThat(problems(queue))
                .containsExactly(new Problem("out_margin", "is required"), new Problem("in_margin", "is required"));
        assertThat(read(with(with(queue, "out_margin", 10), "in_margin", 20)))
                .isEqualTo(new HysteresisPolicy(QUEUE, 30, 10, 20));
    }

    @Test
    void every_problem_of_hysteresis_is_told() {
        assertThat(problems(Map.of("type", "hysteresis", "out_margin", -1, "in_margin", 5)))
                .containsExactlyInAnyOrder(
                        new Problem("metric", "is required"),
                        new Problem("target", "is required"),
                        new Problem("out_margin", "must be a number from 0 to 9e18"));
        assertThat(problems(with(HYSTERESIS, "in_margin", 0.7)))
                .containsExactly(new Problem("in_margin", "must be a number from 0, below target"));
    }

    @Test
    void a_threshold_averages_five_minutes_unless_it_says_otherwise() {
        assertThat(read(THRESHOLD)).isEqualTo(new ThresholdPolicy(CPU, 0.8, 0.3, Aggregation.DEFAULT));
        assertThat(read(with(with(THRESHOLD, "statistic", "p95"), "period_seconds", 60)))
                .isEqualTo(new ThresholdPolicy(
                        CPU, 0.8, 0.3, new Aggregation(Statistic.of("p95"), Duration.ofMinutes(1))));
    }

    @Test
    void every_problem_of_a_threshold_is_told() {
        assertThat(problems(Trees.map("type", "threshold", "statistic", "median", "period_seconds", -1)))
                .containsExactlyInAnyOrder(
                        new Problem("metric", "is required"),
                        new Problem("scale_up_threshold", "is required"),
                        new Problem("scale_down_threshold", "is required"),
                        new Problem("statistic", "must be average, max, min, sum or p50 to p99"),
                        new Problem("period_seconds", "must be from 0 to 3600"));
        assertThat(problems(with(THRESHOLD, "scale_down_threshold", 0.8)))
                .containsExactly(
                        new Problem("scale_down_threshold", "must be a number from 0, below scale_up_threshold"));
        assertThat(problems(with(THRESHOLD, "scale_up_threshold", "high")))
                .containsExactly(new Problem("scale_up_threshold", "must be a number"));
    }
}

package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.policy.PolicyReading.problems;
import static dev.plimsoll.application.codec.policy.PolicyReading.problemsWhereKnown;
import static dev.plimsoll.application.codec.policy.PolicyReading.read;
import static dev.plimsoll.application.codec.policy.PolicyReading.readWhereKnown;
import static dev.plimsoll.domain.metric.MetricName.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.MultiDimensionalPolicy;
import dev.plimsoll.domain.policy.MultiDimensionalPolicy.Dimension;
import dev.plimsoll.domain.policy.ResourceGuardPolicy;
import dev.plimsoll.domain.validation.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The forms of policies that look at several metrics.
final class WeighedFormsTest {
    private static final MetricName NETWORK = new MetricName("network");

    @Test
    void without_dimensions_there_are_those_of_the_pattern_measured_or_not() {
        assertThat(readWhereKnown(Map.of("type", "multi_dimensional")))
                .isEqualTo(new MultiDimensionalPolicy(MultiDimensionalPolicy.DEFAULTS));
    }

    @Test
    void what_is_left_out_of_a_usual_dimension_is_as_usual() {
        assertThat(readWhereKnown(dimensions(Map.of("cpu", Map.of("weight", 1)))))
                .isEqualTo(new MultiDimensionalPolicy(List.of(new Dimension(CPU, 1, 70, 10))));
        assertThat(readWhereKnown(dimensions(Map.of("network", Map.of()))))
                .isEqualTo(new MultiDimensionalPolicy(List.of(new Dimension(NETWORK, 0.2, 60, 15))));
    }

    @Test
    void another_dimension_needs_all_its_parts() {
        assertThat(problems(dimensions(Map.of("gpu", Map.of("weight", 1)))))
                .containsExactly(
                        new Problem("dimensions.gpu.target", "is required"),
                        new Problem("dimensions.gpu.threshold", "is required"));
        assertThat(read(dimensions(Map.of("gpu", Map.of("weight", 1, "target", 60, "threshold", 5)))))
                .isEqualTo(new MultiDimensionalPolicy(List.of(new Dimension(new MetricName("gpu"), 1, 60, 5))));
    }

    @Test
    void every_problem_of_a_dimension_is_told_under_its_name() {
        assertThat(problemsWhereKnown(dimensions(Map.of(
                        "cpu",
                        Map.of("weight", 0, "target", "high", "threshold", -1, "wait", 1),
                        "gpu",
                        Map.of("weight", 1, "target", 60, "threshold", 5),
                        "memory",
                        7))))
                .containsExactlyInAnyOrder(
                        new Problem("dimensions.cpu.weight", "must be a number above 0, to 1e6"),
                        new Problem("dimensions.cpu.target", "must be a number"),
                        new Problem("dimensions.cpu.threshold", "must be a number above 0, to 1e6"),
                        new Problem("dimensions.cpu.wait", "is not known"),
                        new Problem("dimensions.gpu", "must be one of cpu, disk_io, memory, network"),
                        new Problem("dimensions.memory", "must be an object"));
        assertThat(problems(dimensions(Map.of()))).containsExactly(new Problem("dimensions", "must have at least one"));
    }

    @Test
    void a_guard_takes_the_thresholds_of_the_process_unless_it_has_its_own() {
        assertThat(readWhereKnown(Map.of("type", "resource_guard"))).isEqualTo(new ResourceGuardPolicy());
        assertThat(read(Map.of("type", "resource_guard", "cpu", 0.9, "queue", 0)))
                .isEqualTo(new ResourceGuardPolicy(0.9, null, 0.0));
        assertThat(problems(Map.of("type", "resource_guard", "cpu", 0, "memory", "all", "queue", -1)))
                .containsExactlyInAnyOrder(
                        new Problem("cpu", "must be a number above 0, to 9e18"),
                        new Problem("memory", "must be a number"),
                        new Problem("queue", "must be a number from 0 to 9e18"));
    }

    private static Map<String, Object> dimensions(Map<String, Object> dimensions) {
        return Map.of("type", "multi_dimensional", "dimensions", dimensions);
    }
}

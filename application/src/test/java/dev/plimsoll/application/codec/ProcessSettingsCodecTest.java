package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcessSettingsCodecTest {
    private static final String PERCENTAGE = "must be a percentage from 1 to 1000";

    @Test
    void nothing_said_means_enabled_with_the_usual_thresholds() {
        Map<String, Object> stored = ProcessSettingsCodec.overlaid(Map.of(), ProcessSettingsCodec.readChange(Map.of()));

        assertThat(stored).isEqualTo(Map.of("enabled", true, "thresholds", Map.of()));
        assertThat(ProcessSettingsCodec.read(stored, Guards.DEFAULT)).isEqualTo(ProcessSettings.DEFAULT);
        assertThat(ProcessSettingsCodec.read(Map.of(), Guards.DEFAULT)).isEqualTo(ProcessSettings.DEFAULT);
    }

    @Test
    void thresholds_are_merged_into_those_that_are_stored() {
        Map<String, Object> first = stored(Map.of(), Map.of("cpu_threshold", 70, "queue_threshold", 5));
        Map<String, Object> second = stored(first, Map.of("cpu_threshold", 60.5));

        assertThat(second)
                .isEqualTo(Map.of("enabled", true, "thresholds", Map.of("cpu_threshold", 60.5, "queue_threshold", 5L)));
        assertThat(ProcessSettingsCodec.read(second, new Guards(0.5, 0.55, 3)))
                .isEqualTo(new ProcessSettings(true, new Guards(0.605, 0.55, 5)));
    }

    @Test
    void what_is_not_said_of_enabled_means_true_whatever_was_stored() {
        Map<String, Object> disabled =
                ProcessSettingsCodec.overlaid(Map.of(), ProcessSettingsCodec.readChange(Map.of("enabled", false)));

        assertThat(ProcessSettingsCodec.read(disabled, Guards.DEFAULT).isEnabled())
                .isFalse();
        assertThat(ProcessSettingsCodec.read(stored(disabled, Map.of()), Guards.DEFAULT)
                        .isEnabled())
                .isTrue();
    }

    @Test
    void no_thresholds_may_be_written_as_null() {
        assertThat(ProcessSettingsCodec.readChange(Trees.map("thresholds", null)))
                .isEqualTo(Map.of("enabled", true, "thresholds", Map.of()));
    }

    @Test
    void every_problem_is_told_under_its_path() {
        assertThatThrownBy(() -> ProcessSettingsCodec.readChange(Trees.map(
                        "enabled",
                        "yes",
                        "enable",
                        true,
                        "thresholds",
                        Trees.map("cpu_threshold", 0, "memory_threshold", null, "disk_threshold", 1))))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        invalid -> assertThat(invalid.problems())
                                .containsExactly(
                                        new Problem("enabled", "must be true or false"),
                                        new Problem("thresholds.cpu_threshold", PERCENTAGE),
                                        new Problem("thresholds.memory_threshold", PERCENTAGE),
                                        new Problem("thresholds.disk_threshold", "is not known"),
                                        new Problem("enable", "is not known")));
        expectProblem(Trees.map("enabled", null), "enabled must be true or false");
        expectProblem(Map.of("thresholds", List.of()), "thresholds must be an object");
        expectProblem(Map.of("thresholds", Map.of("cpu_threshold", "80")), "thresholds.cpu_threshold must be a number");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, 0.8, 0.999, 1000.1, 1e308, Double.NaN, Double.POSITIVE_INFINITY})
    void a_percentage_that_cannot_be_meant_is_refused(double value) {
        expectProblem(
                Map.of("thresholds", Map.of("memory_threshold", value)), "thresholds.memory_threshold " + PERCENTAGE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -1e-9, 1e10, 1e308, Double.NaN, Double.NEGATIVE_INFINITY})
    void a_queue_that_cannot_be_meant_is_refused(double value) {
        expectProblem(
                Map.of("thresholds", Map.of("queue_threshold", value)),
                "thresholds.queue_threshold must be a number from 0 to 1000000000");
    }

    @Test
    void a_number_beyond_all_bounds_is_refused() {
        expectProblem(
                Map.of("thresholds", Map.of("cpu_threshold", new BigDecimal("1e999999"))),
                "thresholds.cpu_threshold " + PERCENTAGE);
    }

    @Test
    void whole_thresholds_are_written_as_whole_numbers() {
        assertThat(ProcessSettingsCodec.writeThresholds(Guards.DEFAULT).toString())
                .isEqualTo("{cpu_threshold=80, memory_threshold=85, queue_threshold=10}");
        assertThat(ProcessSettingsCodec.writeThresholds(new Guards(0.29, 0.855, 0.5))
                        .toString())
                .isEqualTo("{cpu_threshold=29, memory_threshold=85.5, queue_threshold=0.5}");
    }

    @Test
    void thresholds_come_back_as_they_were_set() {
        Random random = new Random(5);
        for (int round = 0; round < 1000; round++) {
            Map<String, Object> set = Map.of(
                    "cpu_threshold", random.nextInt(100, 100_000) / 100.0,
                    "memory_threshold", random.nextInt(1000, 1_000_000) / 1000.0,
                    "queue_threshold", random.nextInt(1_000_000) / 10.0);

            Guards guards = ProcessSettingsCodec.read(stored(Map.of(), set), Guards.DEFAULT)
                    .guards();

            assertThat(ProcessSettingsCodec.writeThresholds(guards))
                    .allSatisfy((key, value) ->
                            assertThat(((Number) value).doubleValue()).isEqualTo(set.get(key)));
        }
    }

    @Test
    void what_another_release_stored_beside_it_is_passed_over() {
        Map<String, Object> stored = Map.of("enabled", false, "new", 1, "thresholds", Map.of("disk_threshold", 90));

        assertThat(ProcessSettingsCodec.read(stored, Guards.DEFAULT))
                .isEqualTo(new ProcessSettings(false, Guards.DEFAULT));
    }

    @Test
    void what_is_damaged_is_refused() {
        assertThatThrownBy(() -> ProcessSettingsCodec.read(Map.of("enabled", "no"), Guards.DEFAULT))
                .isInstanceOf(InvalidSettings.class);
        assertThatThrownBy(() -> ProcessSettingsCodec.read(
                        Map.of("thresholds", Map.of("cpu_threshold", -1, "queue_threshold", "x")), Guards.DEFAULT))
                .isInstanceOf(InvalidSettings.class);
    }

    private static Map<String, Object> stored(Map<String, Object> before, Map<String, Object> thresholds) {
        return ProcessSettingsCodec.overlaid(before, ProcessSettingsCodec.readChange(Map.of("thresholds", thresholds)));
    }

    private static void expectProblem(Map<?, ?> body, String message) {
        assertThatThrownBy(() -> ProcessSettingsCodec.readChange(body))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(message);
    }
}

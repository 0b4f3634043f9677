package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.Combination;
import dev.plimsoll.domain.policy.ResourceGuardPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelCodecTest {
    private static final Set<MetricName> KNOWN = Set.of(MetricName.CPU, MetricName.MEMORY);

    /// Stands for a parser: what it knows, by text.
    private static final Map<String, Object> JSON = Map.of(
            "[GUARD]", List.of(Map.of("type", "resource_guard")),
            "[TRACKING]", List.of(Map.of("type", "target_tracking", "metric", "cpu", "target", -1)),
            "{WARM}", Map.of("warm_up_seconds", 9),
            "7", 7);

    @Test
    void enabling_suffices() {
        assertThat(read(Map.of()))
                .isEqualTo(new Settings(
                        new Bounds(1, 10),
                        List.of(new TargetTrackingPolicy(MetricName.CPU, 0.6)),
                        Behavior.DEFAULT,
                        false));
    }

    @Test
    void every_label_is_a_field() {
        Settings settings = read(Map.of(
                "plimsoll.min", "0",
                "plimsoll.max", " 4 ",
                "plimsoll.policies", "[GUARD]",
                "plimsoll.behavior", "{WARM}",
                "plimsoll.combine", "majority",
                "plimsoll.mode", "dry_run"));

        assertThat(settings.bounds()).isEqualTo(new Bounds(0, 4));
        assertThat(settings.policies()).containsExactly(new ResourceGuardPolicy());
        assertThat(settings.behavior().readiness().warmUp()).hasSeconds(9);
        assertThat(settings.combination()).isEqualTo(Combination.MAJORITY);
        assertThat(settings.mode()).isEqualTo(Mode.DRY_RUN);
        assertThat(read(Map.of("plimsoll.metric", "memory", "plimsoll.target", "0.75"))
                        .policies())
                .containsExactly(new TargetTrackingPolicy(MetricName.MEMORY, 0.75));
        assertThat(read(Map.of("plimsoll.target", "0.75")).policies())
                .containsExactly(new TargetTrackingPolicy(MetricName.CPU, 0.75));
    }

    @Test
    void behaviour_may_be_the_name_of_a_preset() {
        assertThat(Behavior.PRESETS)
                .isNotEmpty()
                .allSatisfy((name, preset) -> assertThat(read(Map.of("plimsoll.behavior", name, "plimsoll.min", "2"))
                                .behavior())
                        .isEqualTo(preset));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "min       | two        | plimsoll.min must be a whole number",
                "min       | 1.5        | plimsoll.min must be a whole number",
                "min       | 11         | plimsoll.max must be at least plimsoll.min",
                "metric    | mood       | plimsoll.metric must be one of cpu, memory; plimsoll.target is required",
                "target    | high       | plimsoll.target must be a number",
                "target    | 0          | plimsoll.target must be a number from 0.01 to 9e18",
                "policies  | [{         | plimsoll.policies is not JSON: unexpected end",
                "policies  | 7          | plimsoll.policies must be a list",
                "policies  | [TRACKING] | plimsoll.policies[0].target must be a number from 0.01 to 9e18",
                "behavior  | {          | plimsoll.behavior is not JSON: unexpected end",
                "mode      | fast       | plimsoll.mode must be one of active, dry_run"
            })
    void a_problem_is_named_by_its_label(String label, String value, String expected) {
        assertThat(problems(Map.of("plimsoll." + label, value))).containsExactly(expected.split("; "));
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThat(problems(Map.of("plimsoll.min", "5", "plimsoll.max", "2", "plimsoll.mode", "fast")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", " TRUE "})
    void enabled_is_written_in_any_way(String text) {
        assertThat(LabelCodec.isEnabled(Map.of("plimsoll.enable", text))).isTrue();
    }

    @Test
    void nobody_is_enabled_by_accident() {
        assertThat(LabelCodec.isEnabled(Map.of())).isFalse();
        assertThat(LabelCodec.isEnabled(Map.of("plimsoll.min", "3"))).isFalse();
        assertThat(LabelCodec.isEnabled(Map.of("plimsoll.enable", "false"))).isFalse();
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> LabelCodec.isEnabled(Map.of("plimsoll.enable", "yes")))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(new Problem("plimsoll.enable", "must be true or false")));
    }

    private static Stream<String> problems(Map<String, String> labels) {
        try {
            read(labels);
            return Stream.of();
        } catch (InvalidSettings refused) {
            return refused.problems().stream().map(problem -> problem.path() + " " + problem.message());
        }
    }

    private static Settings read(Map<String, String> labels) {
        return LabelCodec.read(labels, LabelCodecTest::parsed, Behavior.DEFAULT, KNOWN);
    }

    private static Object parsed(String text) {
        Object tree = JSON.get(text);
        if (tree == null) {
            throw new IllegalArgumentException("unexpected end");
        }
        return tree;
    }
}

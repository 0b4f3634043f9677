package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.Combination;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What version 1 wrote, letter by letter: such rows are in people's databases.
final class SettingsVersion1Test {
    private static final Map<String, Object> OUT = Trees.map(
            "tolerance",
            0.2,
            "stabilization_window_seconds",
            0,
            "cooldown_seconds",
            30,
            "select",
            "min",
            "policies",
            List.of(Trees.map("type", "count", "value", 4, "period_seconds", 15)),
            "max_fraction",
            null);

    @Test
    void everything_that_version_1_wrote_is_read() {
        assertThat(SettingsCodec.readStored(stored(OUT, in("max", List.of()))))
                .isEqualTo(new Settings(
                        new Bounds(1, 10),
                        List.of(
                                new TargetTrackingPolicy(MetricName.CPU, 0.6),
                                new TargetTrackingPolicy(MetricName.MEMORY, 0.8)),
                        Combination.LARGEST,
                        new Behavior(
                                new ScalingRules(
                                        0.2,
                                        Duration.ZERO,
                                        Duration.ofSeconds(30),
                                        ScalingRules.Select.MIN,
                                        List.of(new RateRule(RateRule.Type.COUNT, 4, Duration.ofSeconds(15))),
                                        Double.POSITIVE_INFINITY),
                                rules(ScalingRules.Select.UNLIMITED, List.of()),
                                new Readiness(
                                        Duration.ofSeconds(7), Duration.ofMinutes(5), Duration.ofSeconds(30), true)),
                        Mode.ACTIVE,
                        false));
    }

    @Test
    void no_rate_rules_meant_no_limit_and_disabled_stays_disabled() {
        assertThat(scaleIn("max", List.of())).isEqualTo(rules(ScalingRules.Select.UNLIMITED, List.of()));
        assertThat(scaleIn("min", List.of())).isEqualTo(rules(ScalingRules.Select.UNLIMITED, List.of()));
        assertThat(scaleIn("disabled", List.of()))
                .isEqualTo(rules(
                        ScalingRules.Select.DISABLED, Behavior.DEFAULT.scaleIn().policies()));
    }

    @Test
    void a_target_too_small_for_a_utilization_is_an_average() {
        Map<String, Object> old = stored(OUT, OUT);
        old.put(
                "policies",
                List.of(
                        Trees.map("type", "target_tracking", "metric", "cpu", "target", 0.005),
                        Trees.map("type", "target_tracking", "metric", "queue", "target", 0.005)));

        assertThat(SettingsCodec.readStored(old).policies())
                .containsExactly(
                        new TargetTrackingPolicy(MetricName.CPU, TargetType.AVERAGE, 0.005, false),
                        new TargetTrackingPolicy(new MetricName("queue"), TargetType.AVERAGE, 0.005, false));
    }

    private static ScalingRules scaleIn(String select, List<Object> policies) {
        return SettingsCodec.readStored(stored(OUT, in(select, policies)))
                .behavior()
                .scaleIn();
    }

    private static ScalingRules rules(ScalingRules.Select select, List<RateRule> policies) {
        return new ScalingRules(0.1, Duration.ofMinutes(5), Duration.ZERO, select, policies, 0.5);
    }

    private static Map<String, Object> in(String select, List<Object> policies) {
        return Trees.map(
                "tolerance",
                0.1,
                "stabilization_window_seconds",
                300,
                "cooldown_seconds",
                0,
                "select",
                select,
                "policies",
                policies,
                "max_fraction",
                0.5);
    }

    private static Map<String, Object> stored(Map<String, Object> out, Map<String, Object> in) {
        return Trees.map(
                "version",
                1,
                "min_containers",
                1,
                "max_containers",
                10,
                "policies",
                List.of(
                        Trees.map("type", "target_tracking", "metric", "cpu", "target", 0.6),
                        Trees.map("type", "target_tracking", "metric", "memory", "target", 0.8)),
                "behavior",
                Trees.map("scale_out", out, "scale_in", in, "warm_up_seconds", 7),
                "disabled",
                false);
    }
}

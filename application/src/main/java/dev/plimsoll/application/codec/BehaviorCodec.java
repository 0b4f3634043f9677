package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.Trees.orElse;
import static dev.plimsoll.application.codec.Trees.seconds;

import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.ScalingRules;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Behaviour as a tree.
///
/// ```json
/// {"scale_out": {"tolerance": 0.1, "stabilization_window_seconds": 0, "cooldown_seconds": 0, "select": "max",
///                "policies": [{"type": "percent", "value": 100, "period_seconds": 15}], "max_fraction": null},
///  "scale_in": {...}, "warm_up_seconds": 3}
/// ```
/// What is not given keeps the value of the behaviour it is laid over; `max_fraction: null` written out is no limit.
public final class BehaviorCodec {
    private BehaviorCodec() {}

    public static Map<String, Object> write(Behavior behavior) {
        return Trees.map(
                "scale_out", writeRules(behavior.scaleOut()),
                "scale_in", writeRules(behavior.scaleIn()),
                "warm_up_seconds", behavior.warmUp().toSeconds());
    }

    /// Lays what the tree says over `base`; null when it has problems, which the tree notes.
    static @Nullable Behavior read(Tree tree, Behavior base) {
        // Rules with problems give way to those of the base, so that the rest is looked at too.
        ScalingRules out = orElse(readRules(tree, "scale_out", base.scaleOut()), base.scaleOut());
        ScalingRules in = orElse(readRules(tree, "scale_in", base.scaleIn()), base.scaleIn());
        Duration warmUp = seconds(tree, "warm_up_seconds", base.warmUp());
        return tree.build(() -> new Behavior(out, in, warmUp));
    }

    private static Map<String, Object> writeRules(ScalingRules rules) {
        return Trees.map(
                "tolerance", rules.tolerance(),
                "stabilization_window_seconds", rules.stabilizationWindow().toSeconds(),
                "cooldown_seconds", rules.cooldown().toSeconds(),
                "select", rules.select().name().toLowerCase(Locale.ROOT),
                "policies",
                        rules.policies().stream().map(BehaviorCodec::writeRule).toList(),
                "max_fraction", Double.isInfinite(rules.maxFraction()) ? null : rules.maxFraction());
    }

    private static Map<String, Object> writeRule(RateRule rule) {
        return Trees.map(
                "type", rule.type().name().toLowerCase(Locale.ROOT),
                "value", rule.value(),
                "period_seconds", rule.period().toSeconds());
    }

    private static @Nullable ScalingRules readRules(Tree parent, String key, ScalingRules base) {
        Tree tree = parent.object(key);
        if (tree == null) {
            return base;
        }
        double tolerance = orElse(tree.number("tolerance"), base.tolerance());
        Duration window = seconds(tree, "stabilization_window_seconds", base.stabilizationWindow());
        Duration cooldown = seconds(tree, "cooldown_seconds", base.cooldown());
        ScalingRules.Select select = orElse(Trees.choice(tree, "select", ScalingRules.Select.class), base.select());
        List<RateRule> policies = orElse(tree.objects("policies", BehaviorCodec::readRule), base.policies());
        double fraction = tree.isNull("max_fraction")
                ? Double.POSITIVE_INFINITY
                : orElse(tree.number("max_fraction"), base.maxFraction());
        return tree.build(() -> new ScalingRules(tolerance, window, cooldown, select, policies, fraction));
    }

    private static @Nullable RateRule readRule(Tree tree) {
        RateRule.Type type = Trees.required(tree, "type", Trees.choice(tree, "type", RateRule.Type.class));
        Integer value = Trees.required(tree, "value", tree.whole("value"));
        Integer period = Trees.required(tree, "period_seconds", tree.whole("period_seconds"));
        // Built also when something is absent, so that the problems of what is there are told with it.
        RateRule rule = tree.build(() -> new RateRule(
                orElse(type, RateRule.Type.COUNT), orElse(value, 1), Duration.ofSeconds(orElse(period, 1))));
        return type == null || value == null || period == null ? null : rule;
    }
}

package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.RateRule;
import dev.plimsoll.domain.decision.ScalingRules;
import dev.plimsoll.domain.decision.WrittenRules;
import dev.plimsoll.domain.decision.WrittenRules.WrittenRateRule;
import dev.plimsoll.domain.fleet.Probe;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.validation.Choice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Behaviour as a tree.
///
/// ```json
/// {"scale_out": {"tolerance": 0.1, "stabilization_window_seconds": 0, "cooldown_seconds": 0, "select": "max",
///                "policies": [{"type": "percent", "value": 100, "period_seconds": 15}], "max_fraction": null},
///  "scale_in": {...}, "warm_up_seconds": 3, "initialization_period_seconds": 300,
///  "readiness_delay_seconds": 30, "count_ordered": true, "ready_timeout_seconds": 300,
///  "probe": "http://:8080/healthz", "warm_pool": 0}
/// ```
/// What is not given keeps the value of the behaviour it is laid over; `max_fraction: null` written out is no
/// limit. Instead of the object there may be the name of a preset, and in the object a `preset` to lay it over; that
/// is also written where it asks more than its parts tell.
public final class BehaviorCodec {
    /// Stands for a rule that is no object at all, which the tree has noted.
    private static final WrittenRateRule HARMLESS = new WrittenRateRule("count", 1, 1);

    private static final String SCALINGO = "scalingo";

    private static final String NAMES = String.join(", ", new TreeSet<>(Behavior.PRESETS.keySet()));

    private BehaviorCodec() {}

    public static Map<String, Object> write(Behavior behavior) {
        Readiness readiness = behavior.readiness();
        Map<String, Object> tree = switch (behavior.style()) {
            case PLAIN -> new LinkedHashMap<>();
            case SCALINGO -> Trees.map("preset", SCALINGO);
        };
        tree.putAll(Trees.map(
                "scale_out", writeRules(behavior.scaleOut()),
                "scale_in", writeRules(behavior.scaleIn()),
                "warm_up_seconds", readiness.warmUp().toSeconds(),
                "initialization_period_seconds",
                        readiness.initializationPeriod().toSeconds(),
                "readiness_delay_seconds", readiness.readinessDelay().toSeconds(),
                "count_ordered", readiness.countsOrdered(),
                "ready_timeout_seconds", readiness.readyTimeout().toSeconds(),
                "probe", readiness.probe() == null ? null : readiness.probe().toString(),
                "warm_pool", readiness.warmPool()));
        return tree;
    }

    /// Lays what the tree says under `key` over `base`. Parts with problems, which the tree notes, are those
    /// of the base.
    static Behavior read(Tree parent, String key, Behavior base) {
        if (parent.isText(key)) {
            return orElse(preset(parent, key), base);
        }
        Tree tree = parent.object(key, "must be an object or the name of a preset");
        if (tree == null) {
            return base;
        }
        Behavior under = orElse(preset(tree, "preset"), base);
        return new Behavior(
                readRules(tree, "scale_out", under.scaleOut()),
                readRules(tree, "scale_in", under.scaleIn()),
                readReadiness(tree, under.readiness()),
                under.style());
    }

    private static @Nullable Behavior preset(Tree tree, String key) {
        String name = tree.text(key);
        if (name != null && !Behavior.PRESETS.containsKey(name)) {
            tree.problem(key, "must be one of " + NAMES);
        }
        return name == null ? null : Behavior.PRESETS.get(name);
    }

    private static Map<String, Object> writeRules(ScalingRules rules) {
        return Trees.map(
                "tolerance", rules.tolerance(),
                "stabilization_window_seconds", rules.stabilizationWindow().toSeconds(),
                "cooldown_seconds", rules.cooldown().toSeconds(),
                "select", Choice.name(rules.select()),
                "policies",
                        rules.policies().stream().map(BehaviorCodec::writeRule).toList(),
                "max_fraction", Double.isInfinite(rules.maxFraction()) ? null : rules.maxFraction());
    }

    private static Map<String, Object> writeRule(RateRule rule) {
        return Trees.map(
                "type", Choice.name(rule.type()),
                "value", rule.value(),
                "period_seconds", rule.period().toSeconds());
    }

    private static ScalingRules readRules(Tree parent, String key, ScalingRules base) {
        Tree tree = parent.object(key);
        if (tree == null) {
            return base;
        }
        List<WrittenRateRule> policies = tree.objects("policies", BehaviorCodec::readRule, HARMLESS);
        WrittenRules written = new WrittenRules(
                tree.number("tolerance"),
                tree.whole("stabilization_window_seconds"),
                tree.whole("cooldown_seconds"),
                tree.text("select"),
                policies,
                tree.isNull("max_fraction") ? (Double) Double.POSITIVE_INFINITY : tree.number("max_fraction"));
        return orElse(tree.build(() -> written.over(base)), base);
    }

    private static WrittenRateRule readRule(Tree tree) {
        return new WrittenRateRule(tree.text("type"), tree.whole("value"), tree.whole("period_seconds"));
    }

    private static Readiness readReadiness(Tree tree, Readiness base) {
        Readiness readiness = tree.build(() -> new Readiness(
                orElse(tree.seconds("warm_up_seconds"), base.warmUp()),
                orElse(tree.seconds("initialization_period_seconds"), base.initializationPeriod()),
                orElse(tree.seconds("readiness_delay_seconds"), base.readinessDelay()),
                orElse(tree.truth("count_ordered"), base.countsOrdered()),
                orElse(tree.seconds("ready_timeout_seconds"), base.readyTimeout()),
                tree.isNull("probe") ? null : readProbe(tree, base),
                orElse(tree.whole("warm_pool"), base.warmPool())));
        return orElse(readiness, base);
    }

    private static @Nullable Probe readProbe(Tree tree, Readiness base) {
        String text = tree.text("probe");
        return text == null ? base.probe() : Probe.parse(text);
    }
}

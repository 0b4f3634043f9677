package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.Trees.orElse;

import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Settings of an autoscaler as trees: as people write them (`metric` and `target`), and as they are stored.
public final class SettingsCodec {
    /// The form in which settings are stored; a reader of a newer form still reads the older ones.
    private static final int VERSION = 1;

    private SettingsCodec() {}

    /// Reads the settings of a new autoscaler: `min_containers`, `max_containers`, `metric`, `target`, and optionally
    /// `disabled` and `behavior`, which is laid over `defaults`.
    ///
    /// @param known the metrics that have a source; another one is a problem
    /// @throws InvalidSettings with every problem and its path
    public static Settings readNew(Map<?, ?> root, Behavior defaults, Set<MetricName> known) {
        Tree tree = Tree.of(root);
        Integer min = Trees.required(tree, "min_containers", tree.whole("min_containers"));
        Integer max = Trees.required(tree, "max_containers", tree.whole("max_containers"));
        String metric = Trees.required(tree, "metric", tree.text("metric"));
        Double target = Trees.required(tree, "target", tree.number("target"));
        return read(tree, min, max, metric, target, defaults, false, known);
    }

    /// Reads changes to `present`: any of the fields of a new one; what is absent stays.
    ///
    /// @throws InvalidSettings with every problem and its path
    public static Settings readChanged(Map<?, ?> root, Settings present, Set<MetricName> known) {
        Tree tree = Tree.of(root);
        Integer min = orElse(tree.whole("min_containers"), present.bounds().min());
        Integer max = orElse(tree.whole("max_containers"), present.bounds().max());
        TargetTrackingPolicy policy = tracked(present);
        String metric = orElse(tree.text("metric"), policy.metric().value());
        Double target = orElse(tree.number("target"), policy.target());
        return read(tree, min, max, metric, target, present.behavior(), present.isDisabled(), known);
    }

    /// The target tracking policy whose `metric` and `target` the short form shows.
    public static TargetTrackingPolicy tracked(Settings settings) {
        return switch (settings.policies().getFirst()) {
            case TargetTrackingPolicy policy -> policy;
        };
    }

    public static Map<String, Object> write(Settings settings) {
        return Trees.map(
                "version", VERSION,
                "min_containers", settings.bounds().min(),
                "max_containers", settings.bounds().max(),
                "policies", settings.policies().stream().map(PolicyCodec::write).toList(),
                "behavior", BehaviorCodec.write(settings.behavior()),
                "disabled", settings.isDisabled());
    }

    /// Reads what [#write] wrote, now or in an older version.
    ///
    /// @throws InvalidSettings when it is of an unknown version or damaged
    public static Settings readStored(Map<?, ?> root) {
        Tree tree = Tree.of(root);
        Integer version = Trees.required(tree, "version", tree.whole("version"));
        if (version != null && version != VERSION) {
            tree.problem("version", "must be " + VERSION);
        }
        Integer min = Trees.required(tree, "min_containers", tree.whole("min_containers"));
        Integer max = Trees.required(tree, "max_containers", tree.whole("max_containers"));
        List<ScalingPolicy> policies = orElse(tree.objects("policies", PolicyCodec::read), List.of());
        Tree behaviorTree = tree.object("behavior");
        Behavior behavior =
                behaviorTree == null ? Behavior.DEFAULT : BehaviorCodec.read(behaviorTree, Behavior.DEFAULT);
        boolean isDisabled = orElse(tree.truth("disabled"), false);
        return finish(tree, min, max, policies, behavior, isDisabled);
    }

    private static Settings read(
            Tree tree,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable String metric,
            @Nullable Double target,
            Behavior base,
            boolean wasDisabled,
            Set<MetricName> known) {
        if (metric != null && !metric.isBlank() && !known.contains(new MetricName(metric))) {
            tree.problem("metric", "must be one of " + names(known));
        }
        TargetTrackingPolicy policy = PolicyCodec.targetTracking(tree, metric, target);
        Tree behaviorTree = tree.object("behavior");
        Behavior behavior = behaviorTree == null ? base : BehaviorCodec.read(behaviorTree, base);
        boolean isDisabled = orElse(tree.truth("disabled"), wasDisabled);
        return finish(tree, min, max, policy == null ? List.of() : List.of(policy), behavior, isDisabled);
    }

    private static Settings finish(
            Tree tree,
            @Nullable Integer min,
            @Nullable Integer max,
            List<ScalingPolicy> policies,
            @Nullable Behavior behavior,
            boolean isDisabled) {
        Bounds bounds = bounds(tree, min, max);
        tree.refuse();
        if (bounds == null || behavior == null) {
            throw new IllegalStateException("a tree without problems has bounds and behavior");
        }
        return new Settings(bounds, policies, behavior, isDisabled);
    }

    /// The bounds, or null when one is absent or wrong; the other one is checked even so.
    private static @Nullable Bounds bounds(Tree tree, @Nullable Integer min, @Nullable Integer max) {
        if (min != null && max != null) {
            return tree.build(() -> new Bounds(min, max));
        }
        tree.build(() -> new Bounds(Math.min(orElse(min, 0), 1), orElse(max, 1)));
        return null;
    }

    private static String names(Set<MetricName> known) {
        return known.stream().map(MetricName::value).sorted().collect(Collectors.joining(", "));
    }
}

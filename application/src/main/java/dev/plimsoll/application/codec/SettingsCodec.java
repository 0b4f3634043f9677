package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.policy.MetricNames;
import dev.plimsoll.application.codec.policy.PolicyCodec;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.Combination;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.Targeted;
import dev.plimsoll.domain.validation.Choice;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Settings of an autoscaler as trees: as people write them, and as they are stored.
public final class SettingsCodec {
    /// The form in which settings are stored; a reader of a newer form still reads the older ones.
    private static final int VERSION = 2;

    /// Bounds that every style allows.
    private static final Bounds WHATEVER = new Bounds(2, 2);

    private SettingsCodec() {}

    /// Reads the settings of a new autoscaler: `min_containers`, `max_containers`, either `metric` and
    /// `target` or `policies`, and optionally `combine`, `mode`, `disabled` and `behavior`, which is laid
    /// over `defaults`.
    ///
    /// @param known the metrics that have a source; another one is a problem
    /// @throws InvalidSettings with every problem and its path
    public static Settings readNew(Map<?, ?> root, Behavior defaults, Set<MetricName> known) {
        Tree tree = Tree.of(root);
        Bounds bounds = bounds(
                tree,
                tree.required("min_containers", tree.whole("min_containers")),
                tree.required("max_containers", tree.whole("max_containers")));
        Behavior behavior = BehaviorCodec.read(tree, "behavior", defaults);
        List<ScalingPolicy> policies = WrittenPolicies.read(tree, null, behavior.style(), MetricNames.of(known));
        return read(tree, bounds, policies, behavior, Base.NEW);
    }

    /// Reads changes to `present`: any of the fields of a new one; what is absent stays.
    ///
    /// @throws InvalidSettings with every problem and its path
    public static Settings readChanged(Map<?, ?> root, Settings present, Set<MetricName> known) {
        Tree tree = Tree.of(root);
        Bounds bounds = bounds(
                tree,
                orElse(tree.whole("min_containers"), present.bounds().min()),
                orElse(tree.whole("max_containers"), present.bounds().max()));
        Behavior behavior = BehaviorCodec.read(tree, "behavior", present.behavior());
        List<ScalingPolicy> policies = WrittenPolicies.read(tree, present, behavior.style(), MetricNames.of(known));
        return read(tree, bounds, policies, behavior, Base.of(present));
    }

    /// The first policy whose `metric` and `target` the short form shows.
    public static @Nullable Targeted tracked(Settings settings) {
        for (ScalingPolicy policy : settings.policies()) {
            if (policy instanceof Targeted tracked) {
                return tracked;
            }
        }
        return null;
    }

    public static Map<String, Object> write(Settings settings) {
        return Trees.map(
                "version", VERSION,
                "min_containers", settings.bounds().min(),
                "max_containers", settings.bounds().max(),
                "policies", settings.policies().stream().map(PolicyCodec::write).toList(),
                "combine", Choice.name(settings.combination()),
                "behavior", BehaviorCodec.write(settings.behavior()),
                "mode", Choice.name(settings.mode()),
                "disabled", settings.isDisabled());
    }

    /// Reads what [#write] wrote, now or in an older version.
    ///
    /// @throws InvalidSettings when it is of an unknown version or damaged
    public static Settings readStored(Map<?, ?> root) {
        Tree tree = Tree.of(SettingsVersion1.isIn(root) ? SettingsVersion1.upgraded(root) : root);
        Integer version = tree.required("version", tree.whole("version"));
        if (version != null && version != VERSION) {
            tree.problem("version", "must be 1 or " + VERSION);
        }
        Bounds bounds = bounds(
                tree,
                tree.required("min_containers", tree.whole("min_containers")),
                tree.required("max_containers", tree.whole("max_containers")));
        Behavior behavior = BehaviorCodec.read(tree, "behavior", Behavior.DEFAULT);
        List<ScalingPolicy> policies = WrittenPolicies.readList(tree, MetricNames.any());
        return read(tree, bounds, policies, behavior, Base.NEW);
    }

    /// What holds where nothing is written.
    private record Base(Combination combination, Mode mode, boolean isDisabled) {
        static final Base NEW = new Base(Combination.LARGEST, Mode.ACTIVE, false);

        static Base of(Settings settings) {
            return new Base(settings.combination(), settings.mode(), settings.isDisabled());
        }
    }

    private static Settings read(Tree tree, Bounds bounds, List<ScalingPolicy> policies, Behavior behavior, Base base) {
        Combination combination = orElse(tree.choice("combine", Combination.class), base.combination());
        Mode mode = orElse(tree.choice("mode", Mode.class), base.mode());
        boolean isDisabled = orElse(tree.truth("disabled"), base.isDisabled());
        Settings settings = tree.build(() -> new Settings(bounds, policies, combination, behavior, mode, isDisabled));
        tree.refuse();
        if (settings == null) {
            throw new IllegalStateException("a tree without problems has settings");
        }
        return settings;
    }

    /// The bounds. Where one is absent or wrong, a substitute that goes with the other one, which is checked even so.
    private static Bounds bounds(Tree tree, @Nullable Integer min, @Nullable Integer max) {
        int low = orElse(min, Math.min(orElse(max, WHATEVER.min()), WHATEVER.min()));
        int high = orElse(max, Math.max(low, WHATEVER.max()));
        return orElse(tree.build(() -> new Bounds(low, high)), WHATEVER);
    }
}

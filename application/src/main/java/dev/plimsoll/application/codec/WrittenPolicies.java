package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.policy.MetricNames;
import dev.plimsoll.application.codec.policy.PolicyCodec;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Style;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.ResourceGuardPolicy;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.Targeted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The policies of settings: a list under `policies`, or in short the `metric` and `target` of one policy.
final class WrittenPolicies {
    /// Stands for a policy with problems, which the tree has noted.
    private static final ScalingPolicy HARMLESS = new ResourceGuardPolicy();

    private WrittenPolicies() {}

    /// Reads either form.
    ///
    /// @param present whose policies stay where nothing is written; null when there are none yet
    /// @param style what the short form means
    static List<ScalingPolicy> read(Tree tree, @Nullable Settings present, Style style, MetricNames metrics) {
        boolean isShort = tree.has("metric") || tree.has("target");
        if (tree.has("policies")) {
            List<ScalingPolicy> policies = readList(tree, metrics);
            if (isShort && !isShortOf(policies, tree)) {
                tree.problem("policies", "must agree with metric and target, or be given without them");
            }
            return policies;
        }
        List<ScalingPolicy> staying = present == null ? List.of() : restyled(present, style);
        return isShort || staying.isEmpty() ? List.of(readShort(tree, single(staying), style, metrics)) : staying;
    }

    /// The policies as they are, but that a short form means what it does in another style.
    private static List<ScalingPolicy> restyled(Settings present, Style style) {
        Targeted only = single(present.policies());
        return only != null && only.isShort() && present.behavior().style() != style
                ? List.of(Targeted.of(style, only.metric(), only.target()))
                : present.policies();
    }

    /// Whether metric and target say of the list what an answer shows beside it: an answer may be sent back as it is.
    private static boolean isShortOf(List<ScalingPolicy> policies, Tree tree) {
        for (ScalingPolicy policy : policies) {
            if (policy instanceof Targeted first) {
                String metric = orElse(tree.text("metric"), first.metric().value());
                double target = orElse(tree.number("target"), first.target());
                return metric.equals(first.metric().value()) && target == first.target();
            }
        }
        return false;
    }

    /// Reads the list only.
    static List<ScalingPolicy> readList(Tree tree, MetricNames metrics) {
        return orElse(
                tree.objects("policies", it -> orElse(PolicyCodec.read(it, metrics), HARMLESS), HARMLESS), List.of());
    }

    /// What is not written stays as it is in the one policy that there is; what suits the metric follows it.
    private static ScalingPolicy readShort(Tree tree, @Nullable Targeted before, Style style, MetricNames metrics) {
        MetricName metric = before != null && !tree.has("metric") ? before.metric() : metrics.required(tree, "metric");
        double target = before != null && !tree.has("target")
                ? before.target()
                : orElse(tree.required("target", tree.number("target")), 1.0);
        return orElse(
                tree.build(() -> before == null ? Targeted.of(style, metric, target) : before.with(metric, target)),
                HARMLESS);
    }

    private static @Nullable Targeted single(List<ScalingPolicy> present) {
        return present.size() == 1 && present.getFirst() instanceof Targeted only ? only : null;
    }
}

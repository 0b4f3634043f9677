package dev.plimsoll.application.codec;

import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.ScalingPolicy;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Policies as trees: `{"type": "target_tracking", "metric": "cpu", "target": 0.7}`.
public final class PolicyCodec {
    private PolicyCodec() {}

    public static Map<String, Object> write(ScalingPolicy policy) {
        return switch (policy) {
            case TargetTrackingPolicy(var metric, var target) ->
                Trees.map("type", "target_tracking", "metric", metric.value(), "target", target);
        };
    }

    /// Reads one policy; null when it has problems, which the tree notes.
    static @Nullable ScalingPolicy read(Tree tree) {
        String type = Trees.required(tree, "type", tree.text("type"));
        return switch (type) {
            case null -> null;
            case "target_tracking" -> readTargetTracking(tree);
            default -> {
                tree.problem("type", "must be one of target_tracking");
                yield null;
            }
        };
    }

    private static @Nullable TargetTrackingPolicy readTargetTracking(Tree tree) {
        String metric = Trees.required(tree, "metric", tree.text("metric"));
        Double target = Trees.required(tree, "target", tree.number("target"));
        return targetTracking(tree, metric, target);
    }

    /// The policy, or null when something is absent or wrong; what is there is checked even so.
    static @Nullable TargetTrackingPolicy targetTracking(Tree tree, @Nullable String metric, @Nullable Double target) {
        MetricName name = metric == null ? null : tree.build(() -> new MetricName(metric));
        MetricName checked = Trees.orElse(name, MetricName.CPU);
        TargetTrackingPolicy policy =
                target == null ? null : tree.build(() -> new TargetTrackingPolicy(checked, target));
        return name == null ? null : policy;
    }
}

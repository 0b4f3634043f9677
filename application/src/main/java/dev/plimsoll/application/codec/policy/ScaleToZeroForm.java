package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.ScaleToZeroPolicy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `{"metric": "queue", "activation_threshold": 0, "idle_seconds": 300}`.
final class ScaleToZeroForm implements PolicyForm<ScaleToZeroPolicy> {
    private static final Duration USUAL_IDLE = Duration.ofMinutes(5);

    @Override
    public Class<ScaleToZeroPolicy> policy() {
        return ScaleToZeroPolicy.class;
    }

    @Override
    public String type() {
        return "scale_to_zero";
    }

    @Override
    public @Nullable ScaleToZeroPolicy read(Tree tree, MetricNames metrics) {
        MetricName metric = metrics.required(tree, "metric");
        double threshold = orElse(tree.number("activation_threshold"), 0.0);
        Duration idle = orElse(tree.seconds("idle_seconds"), USUAL_IDLE);
        return tree.build(
                () -> new ScaleToZeroPolicy(metric, threshold, idle),
                path -> path.equals("idle_time_seconds") ? "idle_seconds" : path);
    }

    @Override
    public Map<String, Object> write(ScaleToZeroPolicy policy) {
        return Trees.map(
                "metric", policy.metric().value(),
                "activation_threshold", policy.activationThreshold(),
                "idle_seconds", policy.idleTime().toSeconds());
    }
}

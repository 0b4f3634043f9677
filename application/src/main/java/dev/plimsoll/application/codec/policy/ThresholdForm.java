package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.ThresholdPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `{"metric": "cpu", "scale_up_threshold": 0.8, "scale_down_threshold": 0.3, "statistic": "average",
/// "period_seconds": 300}`.
final class ThresholdForm implements PolicyForm<ThresholdPolicy> {
    @Override
    public Class<ThresholdPolicy> policy() {
        return ThresholdPolicy.class;
    }

    @Override
    public String type() {
        return "threshold";
    }

    @Override
    public @Nullable ThresholdPolicy read(Tree tree, MetricNames metrics) {
        MetricName metric = metrics.required(tree, "metric");
        Double up = tree.required("scale_up_threshold", tree.number("scale_up_threshold"));
        Double down = tree.required("scale_down_threshold", tree.number("scale_down_threshold"));
        Aggregation aggregation = AggregationForm.read(tree, Aggregation.DEFAULT);
        return tree.build(
                () -> new ThresholdPolicy(metric, orElse(up, Substitutes.LARGE), orElse(down, 0.0), aggregation));
    }

    @Override
    public Map<String, Object> write(ThresholdPolicy policy) {
        Map<String, Object> tree = Trees.map(
                "metric", policy.metric().value(),
                "scale_up_threshold", policy.scaleUpThreshold(),
                "scale_down_threshold", policy.scaleDownThreshold());
        AggregationForm.write(tree, policy.aggregation());
        return tree;
    }
}

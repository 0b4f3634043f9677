package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.policy.Statistic;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import dev.plimsoll.domain.validation.Choice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `{"metric": "cpu", "target": 0.7, "target_type": "utilization", "disable_scale_in": false,
/// "statistic": "average"}`; the type
/// defaults to what suits the metric.
final class TargetTrackingForm implements PolicyForm<TargetTrackingPolicy> {
    @Override
    public Class<TargetTrackingPolicy> policy() {
        return TargetTrackingPolicy.class;
    }

    @Override
    public String type() {
        return "target_tracking";
    }

    @Override
    public @Nullable TargetTrackingPolicy read(Tree tree, MetricNames metrics) {
        MetricName metric = metrics.required(tree, "metric");
        double target = orElse(tree.required("target", tree.number("target")), 1.0);
        TargetType type =
                orElse(tree.choice("target_type", TargetType.class), TargetTrackingPolicy.defaultType(metric));
        boolean isScaleInDisabled = orElse(tree.truth("disable_scale_in"), false);
        Statistic statistic = AggregationForm.statistic(tree, Statistic.AVERAGE);
        return tree.build(() -> new TargetTrackingPolicy(metric, type, target, isScaleInDisabled, statistic));
    }

    @Override
    public Map<String, Object> write(TargetTrackingPolicy policy) {
        return Trees.map(
                "metric", policy.metric().value(),
                "target", policy.target(),
                "target_type", Choice.name(policy.type()),
                "disable_scale_in", policy.isScaleInDisabled(),
                "statistic", policy.statistic().toString());
    }
}

package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.SustainedTargetPolicy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `{"metric": "cpu", "target": 0.7, "evaluation_periods": 2, "period_seconds": 60, "proportional": false}`; whether it
/// is proportional defaults to what suits the metric.
final class SustainedTargetForm implements PolicyForm<SustainedTargetPolicy> {
    @Override
    public Class<SustainedTargetPolicy> policy() {
        return SustainedTargetPolicy.class;
    }

    @Override
    public String type() {
        return "sustained_target";
    }

    @Override
    public @Nullable SustainedTargetPolicy read(Tree tree, MetricNames metrics) {
        MetricName metric = metrics.required(tree, "metric");
        double target = orElse(tree.required("target", tree.number("target")), 1.0);
        int periods = orElse(tree.whole("evaluation_periods"), SustainedTargetPolicy.DEFAULT_PERIODS);
        Duration period = orElse(tree.seconds("period_seconds"), SustainedTargetPolicy.DEFAULT_PERIOD);
        boolean isProportional = orElse(tree.truth("proportional"), SustainedTargetPolicy.suitsSteps(metric));
        return tree.build(() -> new SustainedTargetPolicy(metric, target, periods, period, isProportional));
    }

    @Override
    public Map<String, Object> write(SustainedTargetPolicy policy) {
        return Trees.map(
                "metric", policy.metric().value(),
                "target", policy.target(),
                "evaluation_periods", policy.periods(),
                "period_seconds", policy.period().toSeconds(),
                "proportional", policy.isProportional());
    }
}

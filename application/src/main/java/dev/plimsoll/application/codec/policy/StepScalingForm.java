package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.AdjustmentType;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.Statistic;
import dev.plimsoll.domain.policy.StepScalingPolicy;
import dev.plimsoll.domain.policy.StepScalingPolicy.Step;
import dev.plimsoll.domain.validation.Choice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `{"metric": "cpu", "threshold": 0.5, "steps": [{"lower": 0, "upper": 0.1, "adjustment": 1}, {"lower": 0.1,
/// "adjustment": 3}]}`, and as wanted `adjustment_type`, `min_adjustment_magnitude`, `statistic` and
/// `period_seconds`. An end that is absent is none.
final class StepScalingForm implements PolicyForm<StepScalingPolicy> {
    private static final Aggregation USUAL = new Aggregation(Statistic.AVERAGE, Duration.ofMinutes(1));

    /// Joins with nothing, so that nothing is said of its neighbours.
    private static final double UNREAD = Double.NaN;

    @Override
    public Class<StepScalingPolicy> policy() {
        return StepScalingPolicy.class;
    }

    @Override
    public String type() {
        return "step_scaling";
    }

    @Override
    public @Nullable StepScalingPolicy read(Tree tree, MetricNames metrics) {
        MetricName metric = metrics.required(tree, "metric");
        double threshold = orElse(tree.required("threshold", tree.number("threshold")), 0.0);
        Aggregation aggregation = AggregationForm.read(tree, USUAL);
        AdjustmentType type = adjustmentType(tree);
        List<Step> steps = orElse(
                tree.required("steps", tree.objects("steps", StepScalingForm::readStep, new Step(UNREAD, UNREAD, 0))),
                List.of());
        int least = orElse(tree.whole("min_adjustment_magnitude"), 0);
        return tree.build(() -> new StepScalingPolicy(metric, threshold, aggregation, type, steps, least));
    }

    @Override
    public Map<String, Object> write(StepScalingPolicy policy) {
        Map<String, Object> tree = Trees.map(
                "metric", policy.metric().value(),
                "threshold", policy.threshold());
        AggregationForm.write(tree, policy.aggregation());
        tree.put("adjustment_type", Choice.name(policy.adjustmentType()));
        tree.put(
                "steps", policy.steps().stream().map(StepScalingForm::writeStep).toList());
        tree.put("min_adjustment_magnitude", policy.minAdjustmentMagnitude());
        return tree;
    }

    /// In place of one that is unknown the one that goes with any other key.
    private static AdjustmentType adjustmentType(Tree tree) {
        AdjustmentType type = tree.choice("adjustment_type", AdjustmentType.class);
        AdjustmentType otherwise = tree.has("adjustment_type")
                ? AdjustmentType.PERCENT_CHANGE_IN_CAPACITY
                : AdjustmentType.CHANGE_IN_CAPACITY;
        return orElse(type, otherwise);
    }

    private static Step readStep(Tree tree) {
        Step step = new Step(
                end(tree, "lower"),
                end(tree, "upper"),
                orElse(tree.required("adjustment", tree.whole("adjustment")), 0));
        tree.refuseOthers();
        return step;
    }

    private static @Nullable Double end(Tree tree, String key) {
        Double end = tree.number(key);
        return end == null && tree.has(key) ? (Double) UNREAD : end;
    }

    private static Map<String, Object> writeStep(Step step) {
        return Trees.map("lower", step.lower(), "upper", step.upper(), "adjustment", step.adjustment());
    }
}

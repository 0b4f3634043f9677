package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.HysteresisPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `{"metric": "cpu", "target": 0.7, "out_margin": 0.1, "in_margin": 0.2, "statistic": "average",
/// "period_seconds": 0}`; the margins have defaults only where the metric is a fraction of a limit.
final class HysteresisForm implements PolicyForm<HysteresisPolicy> {
    @Override
    public Class<HysteresisPolicy> policy() {
        return HysteresisPolicy.class;
    }

    @Override
    public String type() {
        return "hysteresis";
    }

    @Override
    public @Nullable HysteresisPolicy read(Tree tree, MetricNames metrics) {
        MetricName metric = metrics.required(tree, "metric");
        double target = orElse(tree.required("target", tree.number("target")), Substitutes.LARGE);
        double out = margin(tree, "out_margin", metric, HysteresisPolicy.DEFAULT_OUT_MARGIN);
        double in = margin(tree, "in_margin", metric, HysteresisPolicy.DEFAULT_IN_MARGIN);
        Aggregation aggregation = AggregationForm.read(tree, Aggregation.NEWEST);
        return tree.build(() -> new HysteresisPolicy(metric, target, out, in, aggregation));
    }

    @Override
    public Map<String, Object> write(HysteresisPolicy policy) {
        Map<String, Object> tree = Trees.map(
                "metric", policy.metric().value(),
                "target", policy.target(),
                "out_margin", policy.outMargin(),
                "in_margin", policy.inMargin());
        AggregationForm.write(tree, policy.aggregation());
        return tree;
    }

    private static double margin(Tree tree, String key, MetricName metric, double usual) {
        Double written = tree.number(key);
        return orElse(metric.isFractionOfLimit() ? written : tree.required(key, written), usual);
    }
}

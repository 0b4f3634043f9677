package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.Statistic;
import java.time.Duration;
import java.util.Map;

/// `"statistic": "average", "period_seconds": 300`, among the keys of a policy.
final class AggregationForm {
    private AggregationForm() {}

    /// Reads what differs from `usual`, which also stands for what is wrong.
    static Aggregation read(Tree tree, Aggregation usual) {
        String text = tree.text("statistic");
        Statistic statistic = text == null ? null : tree.build(() -> Statistic.of(text));
        Duration period = orElse(tree.seconds("period_seconds"), usual.period());
        return orElse(tree.build(() -> new Aggregation(orElse(statistic, usual.statistic()), period)), usual);
    }

    static void write(Map<String, Object> tree, Aggregation aggregation) {
        tree.put("statistic", aggregation.statistic().toString());
        tree.put("period_seconds", aggregation.period().toSeconds());
    }
}

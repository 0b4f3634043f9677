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
        Statistic statistic = statistic(tree, usual.statistic());
        Duration period = orElse(tree.seconds("period_seconds"), usual.period());
        return orElse(tree.build(() -> new Aggregation(statistic, period)), usual);
    }

    /// Reads a statistic alone, where nothing is looked back on.
    static Statistic statistic(Tree tree, Statistic usual) {
        String text = tree.text("statistic");
        return orElse(text == null ? null : tree.build(() -> Statistic.of(text)), usual);
    }

    static void write(Map<String, Object> tree, Aggregation aggregation) {
        tree.put("statistic", aggregation.statistic().toString());
        tree.put("period_seconds", aggregation.period().toSeconds());
    }
}

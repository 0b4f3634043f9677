package dev.plimsoll.application.codec.policy;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.Aggregation;
import dev.plimsoll.domain.policy.MultiDimensionalPolicy;
import dev.plimsoll.domain.policy.MultiDimensionalPolicy.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `{"dimensions": {"cpu": {"weight": 0.4, "target": 70, "threshold": 10}, ...}}`, in percent. Without any
/// there are those of the pattern, and what is left out of one of theirs is as there.
final class MultiDimensionalForm implements PolicyForm<MultiDimensionalPolicy> {
    private static final Map<MetricName, Dimension> USUAL = MultiDimensionalPolicy.DEFAULTS.stream()
            .collect(Collectors.toUnmodifiableMap(Dimension::metric, Function.identity()));

    @Override
    public Class<MultiDimensionalPolicy> policy() {
        return MultiDimensionalPolicy.class;
    }

    @Override
    public String type() {
        return "multi_dimensional";
    }

    @Override
    public @Nullable MultiDimensionalPolicy read(Tree tree, MetricNames metrics) {
        Tree written = tree.object("dimensions");
        List<Dimension> dimensions =
                written == null ? MultiDimensionalPolicy.DEFAULTS : readAll(written, metrics.and(USUAL.keySet()));
        Aggregation aggregation = AggregationForm.read(tree, Aggregation.NEWEST);
        return tree.build(() -> new MultiDimensionalPolicy(dimensions, aggregation), path -> byName(path, dimensions));
    }

    @Override
    public Map<String, Object> write(MultiDimensionalPolicy policy) {
        Map<String, Object> dimensions = new LinkedHashMap<>();
        for (Dimension it : policy.dimensions()) {
            dimensions.put(
                    it.metric().value(),
                    Trees.map("weight", it.weight(), "target", it.target(), "threshold", it.threshold()));
        }
        Map<String, Object> tree = Trees.map("dimensions", dimensions);
        AggregationForm.write(tree, policy.aggregation());
        return tree;
    }

    private static List<Dimension> readAll(Tree tree, MetricNames metrics) {
        List<Dimension> dimensions = new ArrayList<>();
        for (String name : tree.keys()) {
            MetricName metric = metrics.checked(tree, name, name);
            Tree parts = tree.object(name);
            if (parts != null) {
                dimensions.add(readOne(parts, metric));
            }
        }
        return dimensions;
    }

    private static Dimension readOne(Tree tree, MetricName metric) {
        Dimension usual = USUAL.get(metric);
        Dimension dimension = new Dimension(
                metric,
                part(tree, "weight", usual == null ? null : usual.weight()),
                part(tree, "target", usual == null ? null : usual.target()),
                part(tree, "threshold", usual == null ? null : usual.threshold()));
        tree.refuseOthers();
        return dimension;
    }

    private static double part(Tree tree, String key, @Nullable Double usual) {
        Double written = tree.number(key);
        return orElse(usual == null ? tree.required(key, written) : written, orElse(usual, 1.0));
    }

    /// `dimensions[0].weight` is at `dimensions.cpu.weight` here.
    private static String byName(String path, List<Dimension> dimensions) {
        for (int i = 0; i < dimensions.size(); i++) {
            String place = "dimensions[" + i + "]";
            if (path.startsWith(place)) {
                return "dimensions." + dimensions.get(i).metric() + path.substring(place.length());
            }
        }
        return path;
    }
}

package dev.plimsoll.application.codec;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a preview is to work with, as people write it:
///
/// ```json
/// {"metrics": {"cpu": 0.9, "memory": {"per_container": {"shop-web-1": 0.4}}, "queue_depth": null},
///  "at": "2026-01-01T12:00:00Z", "autoscaler": {"max_containers": 20}}
/// ```
///
/// @param settings the present ones, or as they would be after a change
/// @param metrics what is not measured but given
/// @param at the time for which to decide
public record PreviewRequest(Settings settings, Map<MetricName, Given> metrics, Instant at) {
    private static final Duration FARTHEST = Duration.ofDays(3650);
    private static final double LARGEST = 9e18;

    public PreviewRequest {
        metrics = Map.copyOf(metrics);
    }

    /// What is given of one metric.
    public sealed interface Given {
        /// One figure: of each container, or of the whole fleet when it is a total.
        record Figure(double value) implements Given {}

        /// A figure of each container that is named; the others have none.
        record PerContainer(Map<String, Double> values) implements Given {
            public PerContainer {
                values = Map.copyOf(values);
            }
        }

        /// The metric is missing.
        record Nothing() implements Given {}
    }

    /// Reads what there is; everything may be left out.
    ///
    /// @param known the metrics that have a source
    /// @param containers the names of those that there are
    /// @throws InvalidSettings with every problem and its path
    public static PreviewRequest read(
            Map<?, ?> body, Settings present, Set<MetricName> known, Set<String> containers, Instant now) {
        Tree tree = Tree.of(body);
        Settings settings = readSettings(tree, body, present, known);
        Map<MetricName, Given> metrics = readMetrics(tree, settings, containers);
        Instant at = Trees.orElse(tree.instant("at"), now);
        if (Duration.between(now, at).abs().compareTo(FARTHEST) > 0) {
            tree.problem("at", "must be within ten years of now");
        }
        tree.refuseOthers();
        tree.refuse();
        return new PreviewRequest(Trees.orElse(settings, present), metrics, at);
    }

    /// Null when the changes have problems.
    private static @Nullable Settings readSettings(Tree tree, Map<?, ?> body, Settings present, Set<MetricName> known) {
        Tree changes = tree.object("autoscaler");
        return changes != null && body.get("autoscaler") instanceof Map<?, ?> fields
                ? changes.build(() -> SettingsCodec.readChanged(fields, present, known))
                : present;
    }

    private static Map<MetricName, Given> readMetrics(Tree root, @Nullable Settings settings, Set<String> containers) {
        Map<MetricName, Given> metrics = new HashMap<>();
        Tree tree = root.object("metrics");
        if (tree == null) {
            return metrics;
        }
        for (String name : tree.keys()) {
            Given given = readGiven(tree, name, containers);
            if (settings != null && !isRead(name, settings)) {
                tree.problem(name, "is read by none of the policies");
            } else if (given != null && !name.isBlank()) {
                metrics.put(new MetricName(name), given);
            }
        }
        return metrics;
    }

    private static boolean isRead(String name, Settings settings) {
        return settings.metrics().keySet().stream().map(MetricName::value).anyMatch(name::equals);
    }

    private static @Nullable Given readGiven(Tree tree, String name, Set<String> containers) {
        if (tree.isNull(name)) {
            return new Given.Nothing();
        }
        if (tree.isObject(name)) {
            return readPerContainer(tree.object(name), containers);
        }
        Double value = readFigure(tree, name);
        return value == null ? null : new Given.Figure(value);
    }

    private static @Nullable Given readPerContainer(@Nullable Tree tree, Set<String> containers) {
        Tree byName = tree == null ? null : tree.required("per_container", tree.object("per_container"));
        if (tree == null || byName == null) {
            return null;
        }
        tree.refuseOthers();
        Map<String, Double> values = new HashMap<>();
        for (String name : byName.keys()) {
            Double value = readFigure(byName, name);
            if (!containers.contains(name)) {
                byName.problem(name, "is none of its containers");
            } else if (value != null) {
                values.put(name, value);
            }
        }
        return new Given.PerContainer(values);
    }

    private static @Nullable Double readFigure(Tree tree, String key) {
        Double value = tree.number(key);
        if (value != null && !(value >= 0 && value <= LARGEST)) {
            tree.problem(key, "must be a number from 0 to 9e18");
            return null;
        }
        return value;
    }
}

package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Origin.Kind;
import dev.plimsoll.application.metric.Origin.Merge;
import dev.plimsoll.application.metric.Origin.QueueFigure;
import dev.plimsoll.application.metric.Origin.RedisFigure;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Choice;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Declared metrics as trees.
///
/// - Pushed: `{"name": "jobs", "unit": "jobs", "kind": "gauge", "aggregation": "average"}`.
/// - Read by us: `{"name": "queue_depth", "unit": "jobs", "source": {"type": "rabbitmq", "vhost": "/",
///   "queue": "orders", "figure": "ready"}}`.
public final class DefinitionCodec {
    private static final String PUSHED = "pushed";
    private static final String PROMETHEUS = "prometheus";
    private static final String RABBITMQ = "rabbitmq";
    private static final String REDIS = "redis";

    private static final List<String> TYPES = List.of(PROMETHEUS, PUSHED, RABBITMQ, REDIS);

    /// What stands for a text that is missing, which is a problem of its own.
    private static final String SUBSTITUTE = "missing";

    private DefinitionCodec() {}

    /// The name of the source that reads such a metric, as `MetricsSource.name()` says it.
    public static String sourceOf(Origin origin) {
        return switch (origin) {
            case Origin.Pushed _ -> PUSHED;
            case Origin.Prometheus _ -> PROMETHEUS;
            case Origin.RabbitMq _ -> RABBITMQ;
            case Origin.Redis _ -> REDIS;
        };
    }

    /// Reads a definition.
    ///
    /// @throws InvalidSettings with every problem and its path
    public static MetricDefinition read(AppId app, Map<?, ?> root) {
        Tree tree = Tree.of(root);
        String name = tree.required("name", tree.text("name"));
        String unit = tree.text("unit");
        Tree source = tree.object("source");
        Origin origin = source == null ? readPushed(tree) : readOrigin(source, tree);
        tree.refuseOthers();
        MetricDefinition definition = tree.build(() -> new MetricDefinition(
                app,
                new MetricName(orElse(name, SUBSTITUTE)),
                orElse(unit, ""),
                orElse(origin, new Origin.Pushed(Kind.GAUGE, Merge.LAST))));
        tree.refuse();
        return Objects.requireNonNull(definition, "what has no problems was built");
    }

    /// The tree that reads as the same definition.
    public static Map<String, Object> write(MetricDefinition definition) {
        Map<String, Object> tree = Trees.map("name", definition.name().value(), "unit", definition.unit());
        switch (definition.origin()) {
            case Origin.Pushed(Kind kind, Merge merge) -> {
                Trees.put(tree, "kind", Choice.name(kind));
                Trees.put(tree, "aggregation", Choice.name(merge));
            }
            case Origin.Prometheus(String query, String label) ->
                tree.put("source", Trees.map("type", PROMETHEUS, "query", query, "container_label", label));
            case Origin.RabbitMq(String virtualHost, String queue, QueueFigure figure) ->
                tree.put(
                        "source",
                        Trees.map(
                                "type", RABBITMQ, "vhost", virtualHost, "queue", queue, "figure", Choice.name(figure)));
            case Origin.Redis(String key, RedisFigure figure, String group) ->
                tree.put("source", Trees.map("type", REDIS, "key", key, "figure", Choice.name(figure), "group", group));
        }
        return tree;
    }

    private static @Nullable Origin readPushed(Tree tree) {
        Kind kind = tree.required("kind", tree.choice("kind", Kind.class));
        Merge merge = orElse(tree.choice("aggregation", Merge.class), Merge.LAST);
        if (kind == Kind.COUNTER && merge != Merge.LAST) {
            tree.problem("aggregation", "is not for a counter, which is read as a rate");
        }
        return kind == null ? null : new Origin.Pushed(kind, merge);
    }

    private static @Nullable Origin readOrigin(Tree source, Tree tree) {
        String type = source.required("type", source.text("type"));
        if (type == null || !TYPES.contains(type)) {
            if (type != null) {
                source.problem("type", "must be one of " + String.join(", ", TYPES));
            }
            return null;
        }
        Origin origin = switch (type) {
            case PROMETHEUS -> readPrometheus(source);
            case RABBITMQ -> readRabbitMq(source);
            case REDIS -> readRedis(source);
            default -> readPushed(tree);
        };
        source.refuseOthers();
        return origin;
    }

    private static @Nullable Origin readPrometheus(Tree source) {
        String query = source.required("query", source.text("query"));
        String label = source.text("container_label");
        return source.build(() -> new Origin.Prometheus(orElse(query, SUBSTITUTE), label));
    }

    private static @Nullable Origin readRabbitMq(Tree source) {
        String virtualHost = orElse(source.text("vhost"), "/");
        String queue = source.required("queue", source.text("queue"));
        QueueFigure figure = orElse(source.choice("figure", QueueFigure.class), QueueFigure.READY);
        return source.build(() -> new Origin.RabbitMq(virtualHost, orElse(queue, SUBSTITUTE), figure));
    }

    private static @Nullable Origin readRedis(Tree source) {
        String key = source.required("key", source.text("key"));
        RedisFigure figure = orElse(source.choice("figure", RedisFigure.class), RedisFigure.LENGTH);
        String group = source.text("group");
        return source.build(() -> new Origin.Redis(orElse(key, SUBSTITUTE), figure, group));
    }
}

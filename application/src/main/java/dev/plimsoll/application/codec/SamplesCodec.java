package dev.plimsoll.application.codec;

import static dev.plimsoll.application.codec.tree.Trees.orElse;

import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Origin.Kind;
import dev.plimsoll.application.metric.Sample;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pushed samples as trees: `{"samples": [{"name": "jobs", "value": 3, "container": "shop_web_1",
/// "time": "2026-03-01T12:00:00Z"}]}`, or one alone as `{"sample": {..}}`.
///
/// @param definitions the declared metrics of the app
/// @param now the time of a sample that gives none
public record SamplesCodec(List<MetricDefinition> definitions, Instant now) {
    /// With the longest names, ids and times these fit into the largest body that the API takes.
    public static final int MOST = 4_000;

    private static final int LONGEST = 256;
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final Duration AHEAD = Duration.ofSeconds(5);

    public SamplesCodec {
        definitions = List.copyOf(definitions);
    }

    /// Reads all of them.
    ///
    /// @throws InvalidSettings with every problem and its path
    public List<Sample> read(Map<?, ?> root) {
        Tree tree = Tree.of(root);
        if (root.get("samples") instanceof List<?> list && list.size() > MOST) {
            tree.problem("samples", "must have at most " + MOST);
            tree.refuse();
        }
        List<Sample> samples = tree.has("sample") ? one(tree.object("sample")) : tree.objects("samples", this::sample);
        if (!tree.has("sample")) {
            tree.required("samples", samples);
        }
        tree.refuseOthers();
        tree.refuse();
        return orElse(samples, List.of());
    }

    private List<Sample> one(@Nullable Tree tree) {
        Sample sample = tree == null ? null : sample(tree);
        return sample == null ? List.of() : List.of(sample);
    }

    private @Nullable Sample sample(Tree tree) {
        String name = tree.required("name", tree.text("name"));
        Double value = tree.required("value", tree.number("value"));
        String container = tree.text("container");
        Instant at = orElse(tree.instant("time"), now);
        if (value != null && !(value >= 0 && value <= Double.MAX_VALUE)) {
            tree.problem("value", "must be a number from 0");
        }
        if (container != null && (container.isBlank() || container.length() > LONGEST)) {
            tree.problem("container", "must have from 1 to " + LONGEST + " characters");
        }
        checkTime(tree, at);
        checkName(tree, name, container);
        tree.refuseOthers();
        return name == null || value == null ? null : new Sample(new MetricName(orBlank(name)), value, container, at);
    }

    private void checkTime(Tree tree, Instant at) {
        if (at.isAfter(now.plus(AHEAD))) {
            tree.problem("time", "must not be in the future");
        } else if (at.isBefore(now.minus(OLDEST))) {
            tree.problem("time", "must not be more than " + OLDEST.toMinutes() + " minutes old");
        }
    }

    private void checkName(Tree tree, @Nullable String name, @Nullable String container) {
        if (name == null) {
            return;
        }
        Origin origin = definitions.stream()
                .filter(known -> known.name().value().equals(name))
                .map(MetricDefinition::origin)
                .findFirst()
                .orElse(null);
        switch (origin) {
            case Origin.Pushed(Kind kind, var _) -> {
                if (kind == Kind.TOTAL && container != null) {
                    tree.problem("container", "must be absent, as " + name + " is a total");
                }
            }
            case null -> tree.problem("name", "is not declared for this app");
            case Origin.Prometheus _, Origin.RabbitMq _, Origin.Redis _ ->
                tree.problem("name", "is not pushed, but read from " + DefinitionCodec.sourceOf(origin));
        }
    }

    /// A metric's name is never blank; the problem is noted.
    private static String orBlank(String name) {
        return name.isBlank() ? "missing" : name;
    }
}

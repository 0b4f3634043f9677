package dev.plimsoll.application.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.metric.MetricDefinition;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DefinitionCodecTest {
    private static final AppId SHOP = new AppId(AppKind.COMPOSE, "shop");

    @Test
    void the_examples_of_its_documentation_hold() {
        assertThat(DefinitionCodec.read(
                        SHOP, Trees.map("name", "jobs", "unit", "jobs", "kind", "gauge", "aggregation", "average")))
                .isEqualTo(of("jobs", new Origin.Pushed(Origin.Kind.GAUGE, Origin.Merge.AVERAGE)));
        assertThat(DefinitionCodec.read(SHOP, queue(Trees.map("queue", "orders"))))
                .isEqualTo(of("queue_depth", new Origin.RabbitMq("/", "orders", Origin.QueueFigure.READY)));
    }

    @Test
    void what_is_written_reads_as_the_same() {
        List.of(
                        new Origin.Pushed(Origin.Kind.COUNTER, Origin.Merge.LAST),
                        new Origin.Pushed(Origin.Kind.TOTAL, Origin.Merge.MAX),
                        new Origin.Prometheus("up", null),
                        new Origin.Prometheus("up", "name"),
                        new Origin.RabbitMq("v", "q", Origin.QueueFigure.PUBLISH_RATE),
                        new Origin.Redis("k", Origin.RedisFigure.LENGTH, null),
                        new Origin.Redis("k", Origin.RedisFigure.PENDING, "g"))
                .forEach(origin -> assertThat(DefinitionCodec.read(SHOP, DefinitionCodec.write(of("jobs", origin))))
                        .isEqualTo(of("jobs", origin)));
    }

    @Test
    void each_origin_names_its_source() {
        assertThat(List.of(
                                new Origin.Pushed(Origin.Kind.GAUGE, Origin.Merge.LAST),
                                new Origin.Prometheus("up", null),
                                new Origin.RabbitMq("/", "q", Origin.QueueFigure.READY),
                                new Origin.Redis("k", Origin.RedisFigure.LENGTH, null))
                        .stream()
                        .map(DefinitionCodec::sourceOf))
                .containsExactly("pushed", "prometheus", "rabbitmq", "redis");
    }

    @Test
    void all_problems_are_told_with_their_paths() {
        refuses(Map.of(), "name is required", "kind is required");
        refuses(
                Trees.map("name", "9lives", "unit", "u".repeat(17), "kind", "gauge"),
                "name must be a letter, then up to 63 letters, digits, _ or :",
                "unit must have at most 16 characters");
        refuses(
                Trees.map("name", "jobs", "kind", "meter", "aggregation", 3, "colour", "red"),
                "kind must be one of gauge, counter, total",
                "aggregation must be a text",
                "colour is not known");
        refuses(
                Trees.map("name", "jobs", "kind", "counter", "aggregation", "max"),
                "aggregation is not for a counter, which is read as a rate");
        refuses(
                Trees.map("name", "jobs", "source", Trees.map("type", "kafka")),
                "source.type must be one of prometheus, pushed, rabbitmq, redis");
        refuses(Trees.map("name", "jobs", "source", Map.of()), "source.type is required");
        refuses(
                Trees.map("name", "jobs", "source", Trees.map("type", "prometheus", "container_label", " ", "x", 1)),
                "source.query is required",
                "source.container_label must not be blank",
                "source.x is not known");
        refuses(
                queue(Trees.map("figure", "depth")),
                "source.queue is required",
                "source.figure must be one of ready, " + "unacked, messages, publish_rate, age");
        refuses(
                Trees.map("name", "jobs", "source", Trees.map("type", "redis", "key", "k", "figure", "pending")),
                "source.group is required for pending");
        refuses(
                Trees.map("name", "jobs", "source", Trees.map("type", "redis", "key", "k", "group", "g")),
                "source.group is for pending only");
    }

    private static Map<String, Object> queue(Map<String, Object> more) {
        Map<String, Object> source = Trees.map("type", "rabbitmq");
        source.putAll(more);
        return Trees.map("name", "queue_depth", "unit", "jobs", "source", source);
    }

    private static MetricDefinition of(String name, Origin origin) {
        return new MetricDefinition(SHOP, new MetricName(name), "jobs", origin);
    }

    private static void refuses(Map<String, Object> tree, String... problems) {
        assertThatThrownBy(() -> DefinitionCodec.read(SHOP, tree))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        refused -> assertThat(refused.problems().stream().map(DefinitionCodecTest::text))
                                .containsExactlyInAnyOrder(problems));
    }

    private static String text(Problem problem) {
        return problem.path() + " " + problem.message();
    }
}

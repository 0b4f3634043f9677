package dev.plimsoll.adapters.metrics.rabbitmq;

import static dev.plimsoll.adapters.metrics.server.Declarations.names;
import static dev.plimsoll.adapters.metrics.server.Declarations.total;
import static dev.plimsoll.adapters.metrics.server.Declarations.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.adapters.metrics.server.Declarations;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.contract.MetricsSourceContract;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Origin.QueueFigure;
import dev.plimsoll.application.port.MetricsSource;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The kit and every figure, of a real RabbitMQ.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RabbitMqMetricsTest extends MetricsSourceContract {
    private final long anHourAgo = Instant.now().getEpochSecond() - 3600;

    private final Broker broker = new Broker().start();
    private final RabbitMqMetrics kit = source(broker.url(), Map.of("depth", queue("orders", QueueFigure.READY)));

    /// All at once: of a new queue the server has statistics only after seconds.
    @BeforeAll
    void fill() {
        List.of("orders", "taken", "busy", "empty", "timeless").forEach(queue -> broker.declare("%2F", queue));
        broker.declare("a%2Fb", "x%20y%3Fz%25");
        broker.publish("orders", 3, ", \"timestamp\": " + anHourAgo);
        broker.publish("taken", 5, "");
        broker.publish("timeless", 1, "");
    }

    @AfterAll
    void clean_up() {
        kit.close();
        broker.close();
    }

    @Override
    protected MetricsSource source() {
        return kit;
    }

    @Override
    protected Fleet measurable() {
        return Declarations.two();
    }

    @Override
    protected Set<MetricName> totals() {
        return names("depth");
    }

    @Test
    void messages_are_told_apart_by_whether_a_consumer_has_them() {
        await("taken", QueueFigure.READY, 5);

        try (Consumer _ = broker.consumer("taken")) {
            await("taken", QueueFigure.UNACKED, 2);
            await("taken", QueueFigure.READY, 3);
            await("taken", QueueFigure.MESSAGES, 5);
        }
    }

    @Test
    void messages_are_counted_as_they_are_published() {
        Predicate<Reading> rises = reading -> reading instanceof Reading.Total(var series) && series.latest() > 0;

        Reading rate = Eventually.get(
                "a rate",
                () -> {
                    broker.publish("busy", 1, "");
                    return reading("busy", QueueFigure.PUBLISH_RATE);
                },
                rises);

        assertThat(total(rate)).isPositive();
    }

    @Test
    void the_age_is_that_of_the_oldest_message_where_publishers_tell() {
        await("orders", QueueFigure.READY, 3);

        assertThat(total(reading("orders", QueueFigure.AGE))).isCloseTo(3600, within(120.0));
    }

    @Test
    void in_an_empty_queue_nothing_waits() {
        await("empty", QueueFigure.READY, 0);
        assertThat(total(reading("empty", QueueFigure.AGE))).isZero();
        assertThat(why(reading("empty", QueueFigure.PUBLISH_RATE))).contains("no publish rate");
    }

    @Test
    void without_timestamps_the_age_is_missing_and_it_is_said_how_to_get_it() {
        await("timeless", QueueFigure.READY, 1);

        assertThat(why(reading("timeless", QueueFigure.AGE))).contains("rabbitmq_message_timestamp");
    }

    @Test
    void names_with_signs_of_urls_are_found() {
        Origin origin = new Origin.RabbitMq("a/b", "x y?z%", QueueFigure.READY);

        assertThat(total(Eventually.get("a count", () -> reading(origin), Reading.Total.class::isInstance)))
                .isZero();
    }

    @Test
    void what_does_not_exist_is_missing_in_words() {
        assertThat(why(reading("nothing", QueueFigure.READY)))
                .isEqualTo("there is no queue 'nothing' in the virtual host '/'");
        assertThat(why(reading(new Origin.RabbitMq("nowhere", "orders", QueueFigure.READY))))
                .isEqualTo("there is no queue 'orders' in the virtual host 'nowhere'");
    }

    @Test
    void a_wrong_password_is_missing_in_words_without_the_password() {
        Origin origin = queue("orders", QueueFigure.READY);
        try (RabbitMqMetrics wrong = source(broker.url("plimsoll:guessed"), Map.of("m", origin))) {
            assertThat(why(Declarations.read(wrong, Declarations.two(), "m")))
                    .startsWith("RabbitMQ refuses the user of its URL: Login failed")
                    .doesNotContain("guessed");
        }
    }

    @Test
    void a_server_that_dies_is_missing_and_read_again_when_it_is_back() {
        await("orders", QueueFigure.READY, 3);

        broker.kill();
        assertThat(why(reading("orders", QueueFigure.READY)))
                .contains(" did not answer: ")
                .doesNotContain("s3");

        broker.restart();
        await("orders", QueueFigure.READY, 3);
    }

    /// Statistics come every few seconds.
    private void await(String queue, QueueFigure figure, double expected) {
        Eventually.get(
                figure + " of " + queue + " is " + expected,
                () -> reading(queue, figure),
                reading -> reading instanceof Reading.Total(var series) && series.latest() == expected);
    }

    private Reading reading(String queue, QueueFigure figure) {
        return reading(queue(queue, figure));
    }

    private Reading reading(Origin origin) {
        try (RabbitMqMetrics source = source(broker.url(), Map.of("m", origin))) {
            return Declarations.read(source, Declarations.two(), "m");
        }
    }

    private static Origin queue(String queue, QueueFigure figure) {
        return new Origin.RabbitMq("/", queue, figure);
    }

    private static RabbitMqMetrics source(URI url, Map<String, Origin> origins) {
        return new RabbitMqMetrics(url, app -> Declarations.of(app, origins));
    }
}

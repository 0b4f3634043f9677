package dev.plimsoll.adapters.metrics.rabbitmq;

import static dev.plimsoll.adapters.metrics.server.Declarations.total;
import static dev.plimsoll.adapters.metrics.server.Declarations.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.server.Declarations;
import dev.plimsoll.adapters.metrics.server.Liar;
import dev.plimsoll.adapters.metrics.server.Silence;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Origin.QueueFigure;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a server says that is no RabbitMQ in good health.
final class RabbitMqMisbehaviorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "READY | 200 | [] | the server has no statistics of the queue",
                "READY | 200 | {\"messages_ready\": \"many\"} | the server has no statistics of the queue",
                "READY | 200 | {\"messages_ready\": -1} | the server says -1.0, which is no amount",
                "READY | 200 | {\"messages_ready\": 1e999} | the server says Infinity, which is no amount",
                "READY | 200 | {\"messages_ready\": 5, \"state\": \"down\"} | the queue is down",
                "AGE | 200 | {\"messages_ready\": 1, \"head_message_timestamp\": 99999999999} | the timestamp of",
                "READY | 503 | {\"reason\": \"starting\"} | RabbitMQ answers HTTP 503: starting",
                "READY | 502 | <html>bad gateway</html> | RabbitMQ answers HTTP 502: no reason",
            })
    void it_is_missing_in_words(QueueFigure figure, int status, String answer, String why) {
        try (Liar liar = new Liar(status, answer)) {
            assertThat(why(reading(liar.url(), figure))).startsWith(why);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"reason\": \"Login failed\"} | RabbitMQ refuses the user",
                "403 | {} | RabbitMQ answers HTTP 403",
                "503 | {\"reason\": \"starting\"} | RabbitMQ answers HTTP 503",
                "404 | {} | ''",
                "200 | {\"messages_ready\": 5, \"state\": \"down\"} | ''",
            })
    void one_that_refuses_is_in_trouble_and_one_without_the_queue_is_not(int status, String answer, String trouble) {
        try (Liar liar = new Liar(status, answer);
                RabbitMqMetrics source = source(liar.url(), QueueFigure.READY)) {
            assertThat(why(Declarations.read(source, Declarations.two(), "m"))).isNotBlank();
            assertThat(source.trouble().isEmpty()).isEqualTo(trouble.isEmpty());
            assertThat(source.trouble()).startsWith(trouble);
        }
    }

    @Test
    void a_publisher_whose_clock_is_a_little_ahead_has_just_published() {
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        String published = "{\"messages_ready\": 1, \"head_message_timestamp\": 1800000003}";

        try (Liar liar = new Liar(200, published)) {
            assertThat(total(reading(liar.url(), QueueFigure.AGE, now))).isZero();
        }
    }

    @Test
    void a_flood_is_missing() {
        try (Liar liar = new Liar(200, "[" + "1,".repeat(3_000_000) + "1]")) {
            assertThat(why(reading(liar.url(), QueueFigure.READY))).contains("more than 4194304 bytes");
        }
    }

    @Test
    void who_never_answers_is_given_up_in_time() {
        try (Silence silence = new Silence()) {
            Instant begun = Instant.now();

            assertThat(why(reading(URI.create("http://127.0.0.1:" + silence.port()), QueueFigure.READY)))
                    .contains("timed out");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static Reading reading(URI url, QueueFigure figure) {
        return reading(url, figure, Instant.now());
    }

    private static Reading reading(URI url, QueueFigure figure, Instant now) {
        MetricName metric = new MetricName("m");
        try (RabbitMqMetrics source = source(url, figure)) {
            return source.read(Declarations.two(), Set.of(metric), now).latest(metric);
        }
    }

    private static RabbitMqMetrics source(URI url, QueueFigure figure) {
        Origin origin = new Origin.RabbitMq("/", "orders", figure);
        return new RabbitMqMetrics(url, app -> Declarations.of(app, Map.of("m", origin)));
    }
}

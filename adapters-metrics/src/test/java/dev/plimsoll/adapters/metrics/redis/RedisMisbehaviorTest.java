package dev.plimsoll.adapters.metrics.redis;

import static dev.plimsoll.adapters.metrics.server.Declarations.why;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.server.Declarations;
import dev.plimsoll.adapters.metrics.server.Silence;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Origin.RedisFigure;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server says that is no Redis in good health.
final class RedisMisbehaviorTest {
    @Test
    void a_server_that_hangs_holds_few_connections_and_none_for_long() {
        Map<String, Origin> many = IntStream.range(0, 50)
                .boxed()
                .collect(toMap(
                        number -> "m" + number, number -> new Origin.Redis("k" + number, RedisFigure.LENGTH, null)));
        try (Silence silence = new Silence();
                RedisMetrics source = source(silence.port(), many)) {
            Map<MetricName, Reading> readings = source.read(
                            Declarations.two(), source.metrics(Declarations.TARGET), Instant.now())
                    .readings();

            assertThat(readings.values())
                    .hasSize(100)
                    .allSatisfy(reading -> assertThat(why(reading)).isNotBlank());
            assertThat(silence.taken()).isBetween(1, 2 * RedisServer.MOST);
            Eventually.get("all are closed", silence::open, open -> open == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "$",
                "HTTP/1.1 400 Bad Request\r\n",
                ":-1\r\n",
                "+",
                "*9\r\n",
                "$500000\r\nx",
                "$2147483647\r\nx",
                "*2147483647\r\nx"
            })
    void one_that_talks_nonsense_without_end_is_missing(String words) {
        try (Silence liar = new Silence(words.repeat(1000).getBytes(UTF_8));
                RedisMetrics source = source(liar.port(), Map.of("m", length()))) {
            assertThat(why(Declarations.read(source, Declarations.two(), "m")))
                    .startsWith("127.0.0.1:" + liar.port() + " d");
            Eventually.get("all are closed", liar::open, open -> open == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-WRONGPASS invalid username-password pair, Redis answers WRONGPASS",
        "-NOAUTH Authentication required., Redis answers NOAUTH",
        "-LOADING Redis is loading the dataset in memory, Redis answers LOADING",
        "-NOGROUP No such key, ''",
        "-WRONGTYPE Operation against a key holding the wrong kind of value, ''",
    })
    void one_that_refuses_is_in_trouble_and_one_without_the_key_is_not(String words, String trouble) {
        try (Silence liar = new Silence((words + "\r\n").getBytes(UTF_8));
                RedisMetrics source = source(liar.port(), Map.of("m", length()))) {
            assertThat(why(Declarations.read(source, Declarations.two(), "m"))).startsWith("Redis answers ");
            assertThat(source.trouble().isEmpty()).isEqualTo(trouble.isEmpty());
            assertThat(source.trouble()).startsWith(trouble);
        }
    }

    private static Origin length() {
        return new Origin.Redis("jobs", RedisFigure.LENGTH, null);
    }

    private static RedisMetrics source(int port, Map<String, Origin> origins) {
        return new RedisMetrics(URI.create("redis://127.0.0.1:" + port), app -> Declarations.of(app, origins));
    }
}

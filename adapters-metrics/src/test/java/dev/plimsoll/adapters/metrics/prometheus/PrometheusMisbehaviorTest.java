package dev.plimsoll.adapters.metrics.prometheus;

import static dev.plimsoll.adapters.metrics.server.Declarations.total;
import static dev.plimsoll.adapters.metrics.server.Declarations.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.server.Declarations;
import dev.plimsoll.adapters.metrics.server.Liar;
import dev.plimsoll.adapters.metrics.server.Silence;
import dev.plimsoll.application.metric.Origin;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a server says that is no Prometheus in good health.
final class PrometheusMisbehaviorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "503 | <html>busy</html> | Prometheus answers HTTP 503",
                "503 | {\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"query timed out\"}"
                        + " | Prometheus answers timeout: query timed out",
                "200 | {\"status\":\"success\",\"warnings\":[\"half of the stores did not answer\"],\"data\":"
                        + "{\"resultType\":\"vector\",\"result\":[]}}"
                        + " | Prometheus warns: half of the stores did not answer",
                "200 | {} | the answer is not one of Prometheus",
                "200 | [1, 2] | the answer is not one of Prometheus",
                "200 | {\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"many\"]}} | the value 'many' is no number",
                "200 | {\"data\":{\"resultType\":\"vector\",\"result\":[{}]}} | the value '' is no number",
                "200 | {\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"-Inf\"]}}"
                        + " | the query answers -Infinity, which is no amount",
            })
    void it_is_missing_in_words(int status, String answer, String why) {
        try (Liar liar = new Liar(status, answer);
                PrometheusMetrics source = source(liar.url())) {
            assertThat(why(Declarations.read(source, Declarations.two(), "m"))).isEqualTo(why);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | Unauthorized | Prometheus answers HTTP 401",
                "503 | <html>busy</html> | Prometheus answers HTTP 503",
                "503 | {\"errorType\":\"timeout\",\"error\":\"query timed out\"} | Prometheus answers timeout",
                "200 | {} | the answer is not one of Prometheus",
                "400 | {\"errorType\":\"bad_data\",\"error\":\"parse error\"} | ''",
                "422 | {\"errorType\":\"execution\",\"error\":\"many-to-many\"} | ''",
                "200 | {\"data\":{\"resultType\":\"vector\",\"result\":[]}} | ''",
            })
    void one_that_refuses_is_in_trouble_and_one_with_nothing_to_tell_is_not(int status, String answer, String trouble) {
        try (Liar liar = new Liar(status, answer);
                PrometheusMetrics source = source(liar.url())) {
            assertThat(why(Declarations.read(source, Declarations.two(), "m"))).isNotBlank();
            assertThat(source.trouble().isEmpty()).isEqualTo(trouble.isEmpty());
            assertThat(source.trouble()).startsWith(trouble);
        }
    }

    @Test
    void a_query_that_takes_a_second_is_answered() {
        String answer = "{\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[7,\"7\"]}]}}";
        try (Liar slow = new Liar(200, answer, Duration.ofSeconds(1));
                PrometheusMetrics source = source(slow.url())) {
            assertThat(total(Declarations.read(source, Declarations.two(), "m")))
                    .isEqualTo(7);
        }
    }

    @Test
    void a_flood_is_missing() {
        try (Liar liar = new Liar(200, "[" + "1,".repeat(3_000_000) + "1]");
                PrometheusMetrics source = source(liar.url())) {
            assertThat(why(Declarations.read(source, Declarations.two(), "m"))).contains("more than 4194304 bytes");
        }
    }

    @Test
    void who_never_answers_is_given_up_in_time() {
        try (Silence silence = new Silence();
                PrometheusMetrics source = source(URI.create("http://127.0.0.1:" + silence.port()))) {
            Instant begun = Instant.now();

            assertThat(why(Declarations.read(source, Declarations.two(), "m"))).contains("timed out");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static PrometheusMetrics source(URI url) {
        return new PrometheusMetrics(
                url, app -> Declarations.of(app, Map.of("m", new Origin.Prometheus("queue_depth", null))));
    }
}

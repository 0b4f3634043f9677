package dev.plimsoll.adapters.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.server.Declarations;
import dev.plimsoll.adapters.metrics.server.Liar;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Of which moment a sample is, read from a server whose clock is another and whose answers take their time.
final class ServerClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final MetricName DEPTH = new MetricName("depth");

    private double ahead = 3600;
    private double latency = 0.04;
    private double taken = -8;
    private Instant now = NOON;

    @Test
    void a_sample_is_of_the_same_moment_however_long_the_answer_takes() {
        try (Liar server = new Liar(200, this::answer);
                PrometheusMetrics source = source(server)) {
            Instant first = read(source);
            assertThat(first).isEqualTo(NOON.minusMillis(8040));

            for (double slower : new double[] {0.06, 0.01, 1.5, 0.04}) {
                latency = slower;
                now = now.plusSeconds(2);
                assertThat(read(source)).isEqualTo(first);
            }

            taken = 5;
            assertThat(read(source)).isEqualTo(first.plusSeconds(13));
        }
    }

    @Test
    void a_clock_that_is_set_makes_no_sample_older_or_younger() {
        try (Liar server = new Liar(200, this::answer);
                PrometheusMetrics source = source(server)) {
            read(source);

            ahead = -3600;
            assertThat(read(source)).isEqualTo(NOON.minusMillis(8040));
        }
    }

    @Test
    void no_sample_is_of_the_future() {
        latency = 0.01;
        taken = 0;
        try (Liar server = new Liar(200, this::answer);
                PrometheusMetrics source = source(server)) {
            read(source);

            latency = 1;
            taken = 0.9;
            assertThat(read(source)).isEqualTo(NOON);
        }
    }

    /// By our clock the question came now, and the sample was taken some seconds after noon.
    private String answer(String query) {
        double epoch = NOON.getEpochSecond() + ahead;
        double answered = (now.toEpochMilli() - NOON.toEpochMilli()) / 1000.0 + latency;
        String value = query.contains("timestamp") ? "%.3f".formatted(epoch + taken) : "42";
        return String.format(
                Locale.ROOT,
                "{\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[%.3f,\"%s\"]}]}}",
                epoch + answered,
                value);
    }

    private Instant read(PrometheusMetrics source) {
        Reading reading = source.read(Declarations.two(), Set.of(DEPTH), now).latest(DEPTH);
        if (!(reading instanceof Reading.Total(var series))) {
            throw new AssertionError("no total: " + reading);
        }
        return Instant.ofEpochMilli(series.latestMillis());
    }

    private static PrometheusMetrics source(Liar server) {
        return new PrometheusMetrics(
                server.url(), app -> Declarations.of(app, Map.of("depth", new Origin.Prometheus("depth", null))));
    }
}

package dev.plimsoll.adapters.rest.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.usecase.RecordMetrics;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class StatsTest {
    private static final TargetId WEB = InMemoryPlatform.target("stats", "web");
    private static final Instant MORNING = Instant.parse("2026-03-01T06:00:00Z");
    private static final double MEBIBYTES = 256.0 * 1024 * 1024;

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    FakeMetricsSource source;

    @Inject
    RecordMetrics record;

    @Inject
    MetricMemory memory;

    @Inject
    SettableClock clock;

    @BeforeEach
    void one_container_in_the_morning() {
        clock.set(MORNING);
        platform.removeAll(WEB);
        platform.up(WEB, 1);
    }

    @AfterEach
    void as_before() {
        source.each(MetricName.CPU, 0.5);
        source.each(MetricName.MEMORY, 0.5);
        source.reads(MetricName.SWAP, new Reading.Missing("there is none"));
        clock.set(Instant.parse("2026-01-01T12:00:00Z"));
        memory.forget(Instant.parse("2100-01-01T00:00:00Z"));
    }

    @Test
    void what_containers_use_now_is_whole_numbers() {
        memory(0.75);
        record.record(WEB);
        clock.advance(Duration.ofMinutes(5));
        memory(0.5);
        source.each(MetricName.CPU, 0.1251);

        assertThat(api.get("/v1/apps/stats/stats").body()).isEqualTo("""
                {"stats":[{"id":"web-1","cpu_usage":13,"memory_usage":134217728,"memory_limit":268435456,\
                "highest_memory_usage":201326592,"swap_usage":0,"swap_limit":0,"highest_swap_usage":0}]}""");
    }

    @Test
    void swap_is_whole_numbers_too() {
        swap(0.75);
        record.record(WEB);
        clock.advance(Duration.ofMinutes(5));
        swap(0.5);

        assertThat(api.get("/v1/apps/stats/stats").body())
                .contains("\"swap_usage\":134217728,\"swap_limit\":268435456,\"highest_swap_usage\":201326592");
    }

    @Test
    void containers_stand_in_the_order_of_their_numbers() {
        platform.removeAll(WEB);
        platform.up(WEB, 11);

        assertThat(api.get("/v1/apps/stats/stats").body())
                .containsSubsequence(IntStream.rangeClosed(1, 11)
                        .mapToObj(number -> "\"id\":\"web-" + number + "\"")
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"mean, 0.5", "max, 0.75", "p95, 0.75", "'', 0.5"})
    void another_figure_of_a_minute_can_be_asked_for(String type, double value) {
        sample(0.25);
        clock.advance(Duration.ofSeconds(10));
        sample(0.75);
        clock.advance(Duration.ofSeconds(10));

        String query = "?last=true&statistics_type=" + type;
        String expected = "[{\"time\":\"2026-03-01T06:00:00Z\",\"value\":" + value + "}]";
        assertThat(api.get("/v1/apps/stats/stats/cpu/web" + query).body()).isEqualTo(expected);
        assertThat(api.get("/v1/apps/stats/stats/cpu/web/1" + query).body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cpu/web", "/cpu/web/1"})
    void three_days_can_be_asked_for(String path) {
        sample(0.25);
        clock.advance(Duration.ofSeconds(10));

        Answer answer = api.get("/v1/apps/stats/stats" + path + "?since=72");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("[{\"time\":\"2026-02-26T06:00:00Z\",\"value\":null},")
                .endsWith("{\"time\":\"2026-03-01T06:00:00Z\",\"value\":0.25}]");
    }

    @Test
    void a_metric_is_a_bare_array_minute_by_minute_with_nulls_for_gaps() {
        sample(0.25);
        clock.advance(Duration.ofMinutes(2));
        sample(0.75);
        clock.advance(Duration.ofSeconds(30));

        Answer answer = api.get("/v1/apps/stats/stats/cpu/web?since=1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(answer.body())
                .startsWith("[{\"time\":\"2026-03-01T05:02:00Z\",\"value\":null},")
                .endsWith("""
                        {"time":"2026-03-01T06:00:00Z","value":0.25},{"time":"2026-03-01T06:01:00Z","value":null},\
                        {"time":"2026-03-01T06:02:00Z","value":0.75}]""");
        assertThat(api.get("/v1/apps/stats/stats/cpu/web/1?since=1").body())
                .endsWith("{\"time\":\"2026-03-01T06:02:00Z\",\"value\":0.75}]");
    }

    @Test
    void the_last_value_alone_can_be_asked_for() {
        sample(0.25);
        clock.advance(Duration.ofMinutes(2));

        assertThat(api.get("/v1/apps/stats/stats/cpu/web?last=true").body())
                .isEqualTo("[{\"time\":\"2026-03-01T06:00:00Z\",\"value\":0.25}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "memory", "swap"})
    void what_containers_use_needs_their_type(String metric) {
        Answer answer = api.get("/v1/apps/stats/stats/" + metric);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"'container' should be defined\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no_such_metric", "/no_such_metric/web", "/cpu/web/7", "/cpu/web/999999999"})
    void where_nothing_is_known_there_are_no_metrics(String path) {
        Answer answer = api.get("/v1/apps/stats/stats" + path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"error\":\"no metrics found\"}");
    }

    @ParameterizedTest
    @CsvSource({"cpu, 0.9", "memory, 0.9", "swap, 0.1"})
    void the_target_of_a_resource_is_recommended_once_and_for_all(String metric, double value) {
        assertThat(api.get("/v1/apps/stats/stats/" + metric + "/recommended_value?container_type=web")
                        .body())
                .isEqualTo("{\"time\":\"2026-03-01T06:00:00Z\",\"value\":" + value + "}");
    }

    @Test
    void other_targets_are_recommended_by_the_median_of_a_day() {
        MetricName rate = new MetricName("rpm_per_container");
        String path = "/v1/apps/stats/stats/rpm_per_container/recommended_value";
        assertThat(api.get(path).body()).isEqualTo("{\"error\":\"no metrics found\"}");
        for (double requests : new double[] {100, 10, 40, 20}) {
            source.each(rate, requests);
            record.record(WEB);
            clock.advance(Duration.ofMinutes(2));
        }

        assertThat(api.get(path).body()).isEqualTo("{\"time\":\"2026-03-01T06:08:00Z\",\"value\":30.0}");
        assertThat(api.get(path + "?container_type=none").body())
                .isEqualTo("{\"resource\":\"container_type\",\"error\":\"not found\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/cpu/web?since=0, since, must be a number of hours from 1 to 72",
        "/cpu/web?since=73, since, must be a number of hours from 1 to 72",
        "/cpu/web?statistics_type=median, statistics_type, 'must be one of max, mean, p95'",
        "/cpu/web/1?status_code=500, status_code, cannot be chosen",
        "/cpu/web?since=x, since, must be a number of hours from 1 to 72",
        "/cpu/web/first, index, must be the number of a container"
    })
    void what_cannot_be_read_is_refused_with_its_path(String path, String field, String message) {
        Answer answer = api.get("/v1/apps/stats/stats" + path);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"errors\":{\"%s\":[\"%s\"]}}".formatted(field, message));
    }

    @Test
    void a_viewer_may_read_them_and_an_unknown_app_is_a_404() {
        assertThat(api.send(Api.as(Role.VIEWER, api.request("GET", "/v1/apps/stats/stats", (String) null)))
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/v1/apps/none/stats").body()).isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
    }

    private void sample(double cpu) {
        source.each(MetricName.CPU, cpu);
        record.record(WEB);
    }

    private void memory(double share) {
        bytes(MetricName.MEMORY, share);
    }

    private void swap(double share) {
        bytes(MetricName.SWAP, share);
    }

    private void bytes(MetricName metric, double share) {
        ContainerId id = platform.look(WEB).containers().getFirst().id();
        source.reads(
                metric,
                new Reading.PerContainer(
                        Map.of(id, TimeSeries.of(clock.instant(), share)), Map.of(id, MEBIBYTES), Duration.ZERO));
    }
}

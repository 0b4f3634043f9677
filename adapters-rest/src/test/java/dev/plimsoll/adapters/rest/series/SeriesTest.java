package dev.plimsoll.adapters.rest.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryMetricHistory;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.memory.MetricMemory;
import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.application.usecase.RecordMetrics;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
final class SeriesTest {
    private static final TargetId WEB = InMemoryPlatform.target("series", "web");
    private static final String PATH = "/v1/apps/series/series?metric=cpu&type=web";
    private static final Instant EVENING = Instant.parse("2026-02-01T18:00:00Z");

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    FakeMetricsSource source;

    @Inject
    InMemoryMetricHistory history;

    @Inject
    RecordMetrics record;

    @Inject
    MetricMemory memory;

    @Inject
    SettableClock clock;

    @BeforeEach
    void two_containers_in_the_evening() {
        clock.set(EVENING);
        platform.removeAll(WEB);
        platform.up(WEB, 2);
    }

    @AfterEach
    void as_before() {
        source.each(MetricName.CPU, 0.5);
        clock.set(Instant.parse("2026-01-01T12:00:00Z"));
        memory.forget(Instant.parse("2100-01-01T00:00:00Z"));
    }

    @Test
    void a_point_has_every_field() {
        source.each(MetricName.CPU, 0.25);
        record.record(WEB);

        assertThat(api.get(PATH + "&from=2026-02-01T17:59:50Z&to=2026-02-01T18:00:10Z&step=10")
                        .body())
                .isEqualTo("""
                        {"series":{"metric":"cpu","container_type":"web","from":"2026-02-01T17:59:50Z",\
                        "to":"2026-02-01T18:00:10Z","step":10,"points":[\
                        {"time":"2026-02-01T17:59:50Z","count":0,"min":null,"mean":null,"max":null,"p95":null,\
                        "containers":null},\
                        {"time":"2026-02-01T18:00:00Z","count":2,"min":0.25,"mean":0.25,"max":0.25,"p95":0.25,\
                        "containers":null}]}}""");
    }

    @Test
    void containers_are_shown_where_that_is_asked_for() {
        source.each(MetricName.CPU, 0.25);
        record.record(WEB);

        assertThat(api.get(PATH + "&from=2026-02-01T18:00:00Z&to=2026-02-01T18:00:10Z&step=10&containers=true")
                        .body())
                .contains("\"containers\":{\"series-web-1\":0.25,\"series-web-2\":0.25}");
    }

    @Test
    void what_was_before_the_start_comes_from_the_history() {
        history.add(List.of(new Rollup(
                WEB, MetricName.CPU, Instant.parse("2026-01-31T12:00:00Z"), new Figures(12, 0.125, 0.25, 0.9, 0.8))));

        assertThat(api.get(PATH + "&from=2026-01-31T12:00:00Z&to=2026-01-31T12:01:00Z")
                        .body())
                .contains("\"count\":12,\"min\":0.125,\"mean\":0.25,\"max\":0.9,\"p95\":0.8");
    }

    @Test
    void without_a_range_it_is_the_last_hour_minute_by_minute() {
        assertThat((List<?>) api.get(PATH).object("series").get("points")).hasSize(60);
    }

    @Test
    void a_long_range_without_a_step_has_as_many_points_as_are_allowed() {
        Answer answer = api.get(PATH + "&from=2026-01-01T18:00:00Z");

        assertThat(answer.object("series").get("step")).isEqualTo(1380);
        assertThat((List<?>) answer.object("series").get("points")).hasSizeBetween(1900, 2000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=web                              | metric     | is required",
                "metric=cpu                            | type       | is required",
                "metric=cpu&type=web&from=yesterday    | from       | must be a date such as 2026-01-01T12:00:00Z",
                "metric=cpu&type=web&from=-1000000000-01-01T00:00:00Z | from | must be a date from 1970 to 9999",
                "metric=cpu&type=web&from=2026-02-01T18:00:00Z        | from | must be before to",
                "metric=cpu&type=web&step=fast         | step       | must be a number of seconds, such as 60",
                "metric=cpu&type=web&step=0            | step       | must be 10, 20, 30, 40 or 50 seconds, or whole minutes",
                "metric=cpu&type=web&step=999999999999 | step       | must be a number of seconds, such as 60",
                "metric=cpu&type=web&from=2026-02-01T11:59:59Z&step=20 | step | must be at least 60 seconds for what is older than 6 hours",
                "metric=cpu&type=web&from=2026-01-01T00:00:00Z&step=60 | step | must be longer: there would be more than 2000 points",
                "metric=cpu&type=web&containers=yes    | containers | must be true or false"
            })
    void what_cannot_be_read_is_refused_with_its_path(String query, String field, String message) {
        Answer answer = api.get("/v1/apps/series/series?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"errors\":{\"%s\":[\"%s\"]}}".formatted(field, message));
    }

    @Test
    void a_viewer_may_read_it() {
        assertThat(api.send(Api.as(Role.VIEWER, api.request("GET", PATH, (String) null)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_unknown_app_or_type_is_a_404() {
        assertThat(api.get("/v1/apps/none/series?metric=cpu&type=web").body())
                .isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
        assertThat(api.get("/v1/apps/series/series?metric=cpu&type=none").body())
                .isEqualTo("{\"resource\":\"container_type\",\"error\":\"not found\"}");
    }
}

package dev.plimsoll.adapters.rest.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryScalingHistory;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
final class EventsTest {
    private static final Explanation WHY = new Explanation(
            "Scale out from 1 to 3: because.",
            List.of(Map.of("policy", "target_tracking")),
            List.of(Map.of("type", "disabled")));

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryScalingHistory history;

    @Inject
    InMemoryEventLog log;

    @Inject
    SettableClock clock;

    @Test
    void a_scaling_is_an_event_with_every_field() {
        TargetId web = app("single");
        event(web, 1);

        assertThat(api.get("/v1/apps/single/events").body())
                .isEqualTo("""
                {"events":[{"id":"%s","created_at":"%s","type":"scale","app_id":"%s","app_name":"single",\
                "user":{"id":"us-00000000-0000-0000-0000-000000000000","username":"plimsoll-autoscaler","email":""},\
                "type_data":{"previous_containers":{"web":"1:M"},"containers":{"web":"3:M"},\
                "autoscaler_id":"au-single","sentence":"Scale out from 1 to 3: because.",\
                "recommendations":[{"policy":"target_tracking"}],"reasons":[{"type":"disabled"}],\
                "outcome":{"state":"pending","detail":null,"at":null}}}],\
                "meta":{"pagination":{"current_page":1,"prev_page":null,"next_page":null,"total_pages":1,\
                "total_count":1}}}""".formatted(id(web, 1), clock.instant(), web.app().hex()));
    }

    @Test
    void what_people_do_is_an_event_with_their_name() {
        app("people");
        api.send("POST", "/v1/apps/people/autoscalers", """
                {"autoscaler":{"container_type":"web","min_containers":2,"max_containers":5,"metric":"cpu",\
                "target":0.75}}""");
        api.send("POST", "/v1/apps/people/scale", "{\"containers\":[{\"name\":\"web\",\"amount\":4}]}");

        assertThat(api.get("/v1/apps/people/events").body())
                .containsSubsequence(
                        "\"type\":\"scale\"",
                        "\"previous_containers\":{\"web\":\"1:M\"}",
                        "\"containers\":{\"web\":\"4:M\"}")
                .contains("\"type\":\"new_autoscaler\"", """
                        "type_data":{"container_type":"web","metric":"cpu","target":0.75,"target_text":"75 %",\
                        "min_containers":"2","max_containers":"5",""")
                .doesNotContain("plimsoll-autoscaler");
    }

    @Test
    void one_event_is_shown_as_it_is_listed() {
        TargetId web = app("one");
        event(web, 1);

        Answer answer = api.get("/v1/apps/one/events/" + id(web, 1));

        assertThat(answer.object("event").get("id")).isEqualTo(id(web, 1));
        String listed = api.get("/v1/apps/one/events").body();
        assertThat(listed)
                .contains(answer.body()
                        .substring("{\"event\":".length(), answer.body().length() - 1));
        assertThat(api.get("/v1/apps/one/events/none").body())
                .isEqualTo("{\"resource\":\"event\",\"error\":\"not found\"}");
    }

    @Test
    void events_of_all_apps_are_listed_together() {
        event(app("all-one"), 1);
        event(app("all-two"), 1);

        assertThat(api.get("/v1/events?per_page=2").body())
                .containsSubsequence("\"app_name\":\"all-two\"", "\"app_name\":\"all-one\"", "\"pagination\"");
        assertThat(api.get("/v1/events?from=72").body()).contains("\"app_name\":\"all-one\"");
    }

    @Test
    void an_outcome_says_since_when_and_what_failed() {
        TargetId web = app("outcomes");
        event(web, 1);
        String at = clock.instant().toString();

        history.note(id(web, 1), new Outcome.Failing("image is missing", clock.instant()));
        assertThat(outcome(web))
                .isEqualTo("{\"state\":\"failing\",\"detail\":\"image is missing\",\"at\":\"" + at + "\"}");
        history.note(id(web, 1), new Outcome.Reached(clock.instant()));
        assertThat(outcome(web)).isEqualTo("{\"state\":\"reached\",\"detail\":null,\"at\":\"" + at + "\"}");
        history.note(id(web, 1), new Outcome.Superseded(clock.instant()));
        assertThat(outcome(web)).isEqualTo("{\"state\":\"superseded\",\"detail\":null,\"at\":\"" + at + "\"}");
    }

    @Test
    void an_app_without_events_has_one_empty_page() {
        app("quiet");

        assertThat(api.get("/v1/apps/quiet/events?").body()).isEqualTo("""
                {"events":[],"meta":{"pagination":{"current_page":1,"prev_page":null,"next_page":null,\
                "total_pages":1,"total_count":0}}}""");
    }

    @ParameterizedTest
    @CsvSource({
        "'page=1&per_page=2', 2, 1, null, 2, 3, 5",
        "'page=2&per_page=2', 2, 2, 1, 3, 3, 5",
        "'page=3&per_page=2', 1, 3, 2, null, 3, 5",
        "'page=9&per_page=2', 0, 9, 3, null, 3, 5",
        "'', 5, 1, null, null, 1, 5",
        "'page=&per_page=', 5, 1, null, null, 1, 5"
    })
    void pages_know_their_neighbours(
            String query, int shown, int current, String previous, String next, int pages, int total) {
        TargetId web = app("paged");
        if (log.page(web.app(), 1, 1).total() == 0) {
            for (int number = 1; number <= 5; number++) {
                event(web, number);
            }
        }

        Answer answer = api.get("/v1/apps/paged/events?" + query);

        assertThat((List<?>) answer.json().get("events")).hasSize(shown);
        assertThat(answer.body()).endsWith("""
                "meta":{"pagination":{"current_page":%d,"prev_page":%s,"next_page":%s,"total_pages":%d,\
                "total_count":%d}}}""".formatted(current, previous, next, pages, total));
    }

    @Test
    void from_asks_for_hours_and_overrides_paging() {
        TargetId web = app("hours");
        event(web, 0);
        clock.advance(Duration.ofHours(2));
        for (int number = 1; number <= 120; number++) {
            event(web, number);
        }
        clock.advance(Duration.ofMinutes(59));

        Answer hour = api.get("/v1/apps/hours/events?from=1&page=7&per_page=3");
        Answer day = api.get("/v1/apps/hours/events?from=24");

        assertThat((List<?>) hour.json().get("events")).hasSize(120);
        assertThat(hour.body()).endsWith("""
                "meta":{"pagination":{"current_page":1,"prev_page":null,"next_page":null,"total_pages":1,\
                "total_count":120}}}""");
        assertThat((List<?>) day.json().get("events")).hasSize(121);
    }

    @ParameterizedTest
    @CsvSource({
        "page=0,         page,     1000000",
        "page=-1,        page,     1000000",
        "page=x,         page,     1000000",
        "page=1.5,       page,     1000000",
        "page=1000001,   page,     1000000",
        "page=99999999999999999999, page, 1000000",
        "per_page=0,     per_page, 100",
        "per_page=101,   per_page, 100",
        "per_page=%20,   per_page, 100",
        "from=0,         from,     72",
        "from=73,        from,     72",
        "from=NaN,       from,     72"
    })
    void what_is_no_page_is_refused(String query, String field, int most) {
        app("refusing");

        Answer answer = api.get("/v1/apps/refusing/events?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo("{\"errors\":{\"%s\":[\"must be a whole number from 1 to %d\"]}}".formatted(field, most));
    }

    @Test
    void all_that_is_wrong_with_a_query_is_said_at_once() {
        app("refusing");

        Map<?, ?> errors =
                api.get("/v1/apps/refusing/events?page=0&per_page=0&from=0").object("errors");

        assertThat(errors).hasSize(3);
    }

    @Test
    void the_events_of_an_unknown_app_are_a_404() {
        Answer answer = api.get("/v1/apps/none/events");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
    }

    private TargetId app(String name) {
        TargetId web = InMemoryPlatform.target(name, "web");
        platform.up(web, 1);
        return web;
    }

    private String outcome(TargetId target) {
        String body = api.get("/v1/apps/" + target.app().name() + "/events").body();
        int start = body.indexOf("\"outcome\":") + "\"outcome\":".length();
        return body.substring(start, body.indexOf('}', start) + 1);
    }

    private void event(TargetId target, int number) {
        AutoscalerId autoscaler = new AutoscalerId("au-" + target.app().name());
        history.open(new ScalingEvent(
                id(target, number), autoscaler, target, clock.instant(), 1, 3, WHY, new Outcome.Pending()));
        log.add(new AppEvent(
                id(target, number), target.app(), clock.instant(), EventType.SCALE, AppEvent.AUTOSCALER, Map.of()));
    }

    private static String id(TargetId target, int number) {
        return target.app().hex().substring(0, 12) + "%012x".formatted(number);
    }
}

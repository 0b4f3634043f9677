package dev.plimsoll.adapters.rest.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryDecisionHistory;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.history.Explanation;
import dev.plimsoll.application.history.RecordedDecision;
import dev.plimsoll.application.history.RecordedDecision.Kind;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.autoscaler.Mode;
import dev.plimsoll.domain.autoscaler.Settings;
import dev.plimsoll.domain.decision.Behavior;
import dev.plimsoll.domain.decision.Bounds;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.policy.TargetTrackingPolicy;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
final class DecisionsTest {
    private static final Map<String, Object> RECOMMENDATION =
            Trees.map("policy", "event", "index", 0, "answer", "inactive", "reason", Map.of("type", "no_event"));

    private static final TargetId WEB = InMemoryPlatform.target("why", "web");
    private static final AutoscalerId ID = new AutoscalerId("au-why");
    private static final String PATH = "/v1/apps/why/autoscalers/au-why/decisions";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @Inject
    InMemoryDecisionHistory history;

    @BeforeEach
    void an_app_with_an_autoscaler() {
        platform.up(WEB, 1);
        Settings settings = new Settings(
                new Bounds(1, 9), List.of(new TargetTrackingPolicy(MetricName.CPU, 0.6)), Behavior.DEFAULT, false);
        autoscalers.insert(Autoscaler.create(ID, WEB, settings, NOON));
    }

    @AfterEach
    void nothing_is_left() {
        autoscalers.delete(ID);
        history.forget(ID);
    }

    @Test
    void a_decision_has_every_field() {
        add(1, 0, 60, Kind.HOLD);

        assertThat(api.get(PATH).body()).isEqualTo("""
                {"decisions":[{"id":"000000000000000000000001","kind":"hold","from":3,"to":3,"mode":"active",\
                "first_at":"2026-01-01T12:00:00Z","last_at":"2026-01-01T12:01:00Z","evaluations":13,\
                "sentence":"Because.","recommendations":[{"policy":"event","index":0,"answer":"inactive","reason":{"type":"no_event"}}],\
                "reasons":[{"type":"bounded"}]}],\
                "meta":{"pagination":{"current_page":1,"prev_page":null,"next_page":null,"total_pages":1,\
                "total_count":1}}}""");
    }

    @Test
    void a_viewer_may_read_them() {
        assertThat(api.send(Api.as(Role.VIEWER, api.request("GET", PATH, (String) null)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pages_go_from_the_newest_to_the_oldest() {
        for (int number = 1; number <= 5; number++) {
            add(number, 10 * number, 10 * number, Kind.HOLD);
        }

        Answer answer = api.get(PATH + "?page=2&per_page=2");

        assertThat(ids(answer)).containsExactly("3", "2");
        assertThat(answer.body()).endsWith("""
                "meta":{"pagination":{"current_page":2,"prev_page":1,"next_page":3,"total_pages":3,\
                "total_count":5}}}""");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                                         2 1",
        "'from=&to=&kind=',                                          2 1",
        "from=2026-01-01T12:00:20Z,                                  2 1",
        "from=2026-01-01T12:00:21Z,                                  2",
        "to=2026-01-01T12:00:29Z,                                    1",
        "from=2026-01-01T12:00:10Z&to=2026-01-01T12:00:11Z,          1",
        "from=2026-01-01T13:00:25%2B01:00&to=2026-01-01T12:00:28Z,   ''",
        "from=-1000000000-01-01T00:00:00Z&to=%2B1000000000-12-31T23:59:59Z, 2 1",
        "kind=hold,                                                  1",
        "'kind=scale_out,scale_in',                                  2",
        "'kind=scale_out,hold',                                      2 1",
        "kind=scale_in,                                              ''"
    })
    void a_time_range_and_kinds_choose_among_them(String query, String expected) {
        add(1, 0, 20, Kind.HOLD);
        add(2, 30, 30, Kind.SCALE_OUT);

        assertThat(String.join(" ", ids(api.get(PATH + "?" + query)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "from=noon,                 from, must be a date such as 2026-01-01T12:00:00Z",
        "to=2026-01-01,             to,   must be a date such as 2026-01-01T12:00:00Z",
        "to=2026-02-30T12:00:00Z,   to,   must be a date such as 2026-01-01T12:00:00Z",
        "from=1,                    from, must be a date such as 2026-01-01T12:00:00Z",
        "kind=vote,                 kind, 'must be one of scale_out, scale_in, hold'",
        "'kind=hold,',              kind, 'must be one of scale_out, scale_in, hold'",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, from, must not be after to",
        "page=0,                    page, must be a whole number from 1 to 1000000",
        "per_page=101,              per_page, must be a whole number from 1 to 100"
    })
    void what_cannot_be_asked_for_is_refused(String query, String field, String message) {
        Answer answer = api.get(PATH + "?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.object("errors")).isEqualTo(Map.of(field, List.of(message)));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Answer answer = api.get(PATH + "?page=0&per_page=0&from=x&to=y&kind=z");

        assertThat(answer.object("errors")).hasSize(5);
    }

    @Test
    void what_is_unknown_is_a_404() {
        assertThat(api.get("/v1/apps/none/autoscalers/au-why/decisions").body())
                .isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
        Answer answer = api.get("/v1/apps/why/autoscalers/au-none/decisions");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"resource\":\"autoscaler\",\"error\":\"not found\"}");
    }

    private void add(int number, int firstAt, int lastAt, Kind kind) {
        history.add(new RecordedDecision(
                "%024x".formatted(number),
                ID,
                WEB,
                NOON.plusSeconds(firstAt),
                NOON.plusSeconds(lastAt),
                13,
                kind,
                3,
                kind == Kind.HOLD ? 3 : 4,
                Mode.ACTIVE,
                new Explanation("Because.", List.of(RECOMMENDATION), List.of(Map.of("type", "bounded")))));
    }

    private static List<String> ids(Answer answer) {
        List<?> decisions = (List<?>) Objects.requireNonNull(answer.json().get("decisions"));
        return decisions.stream()
                .map(it -> String.valueOf(((Map<?, ?>) it).get("id")).replaceFirst("^0+", ""))
                .toList();
    }
}

package dev.plimsoll.adapters.rest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.adapters.rest.fixture.Garbage;
import dev.plimsoll.adapters.rest.fixture.HeldSimulations;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryMetricHistory;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.application.simulation.peer.Peers;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class SimulationsTest {
    private static final String PATH = "/v1/simulations";
    private static final String HOUR = "\"trace\":[[0,100],[3600,1000]]";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Inject
    Api api;

    @Inject
    HeldSimulations held;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryMetricHistory history;

    @Inject
    SettableClock clock;

    @AfterEach
    void nothing_is_left() {
        held.whileRunning(() -> {});
        held.runAll();
        clock.set(NOON.plus(Duration.ofDays(3650)));
        api.get(PATH);
        clock.set(NOON);
    }

    @Test
    void a_simulation_waits_runs_and_is_done() {
        Answer started = start(HOUR + ",\"peers\":[\"oracle\",\"hpa-rps\"],\"autoscaler\":"
                + "{\"min_containers\":1,\"max_containers\":50,\"metric\":\"cpu\",\"target\":0.7}");

        assertThat(started.status()).isEqualTo(202);
        String id = id(started);
        assertThat(started.header("location")).isEqualTo("http://127.0.0.1:" + api.port() + PATH + "/" + id);
        assertThat(started.body())
                .isEqualTo(
                        "{\"simulation\":{\"id\":\"" + id + "\",\"status\":\"queued\",\"progress\":0.0,"
                                + "\"created_at\":\"2026-01-01T12:00:00Z\",\"finished_at\":null,\"error\":\"\",\"result\":null}}");

        held.runAll();

        Map<?, ?> done = show(id);
        assertThat(done.get("status")).isEqualTo("done");
        assertThat(done.get("progress")).isEqualTo(1.0);
        assertThat(done.get("finished_at")).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(scores(done))
                .extracting(score -> score.get("contender"))
                .isEqualTo(List.of("autoscaler", "oracle", "hpa-rps"));
        assertThat(scores(done).get(1).get("e")).isEqualTo(1.0);
    }

    @Test
    void what_is_left_out_has_defaults() {
        String id = id(start(HOUR));
        held.runAll();

        assertThat(conditions(id))
                .isEqualTo("{step_seconds=5.0, capacity=100.0, slo=0.8, set_point=0.7, startup_seconds=30.0,"
                        + " period_seconds=15.0, burst=0.0}");
        assertThat(scores(show(id))).hasSize(Peers.ALL.size() + 1);
    }

    @Test
    void conditions_may_be_given() {
        String id = id(start(HOUR + ",\"startup_seconds\":0,\"period_seconds\":60,\"capacity\":12.5,\"burst\":10"));
        held.runAll();

        assertThat(conditions(id))
                .contains("capacity=12.5", "startup_seconds=0.0", "period_seconds=60.0", "burst=10.0");
    }

    @Test
    void csv_is_the_same_as_rows() {
        String rows = id(start(HOUR));
        String csv = id(start("\"csv\":\"offset_s,load_rps\\n0,100\\n3600,1000\\n\""));
        held.runAll();

        assertThat(show(csv).get("result")).isEqualTo(show(rows).get("result"));
    }

    @Test
    void recorded_requests_are_a_load() {
        TargetId web = InMemoryPlatform.target("busy", "web");
        platform.up(web, 1);
        clock.set(Instant.parse("2026-03-01T12:00:30Z"));
        Instant first = Instant.parse("2026-03-01T11:00:00Z");
        history.add(IntStream.range(0, 60)
                .filter(minute -> minute < 20 || minute > 30)
                .mapToObj(minute -> new Rollup(
                        web,
                        new MetricName("all"),
                        first.plus(Duration.ofMinutes(minute)),
                        new Figures(6, 24_000, 24_000, 24_000, 24_000)))
                .toList());

        String id = id(start("\"app\":\"busy\",\"container_type\":\"web\",\"peers\":[\"oracle\"]"));
        held.runAll();

        // 400 requests/s demand five containers, for 59 minutes.
        double hours =
                Double.parseDouble(String.valueOf(scores(show(id)).getLast().get("container_hours")));
        assertThat(hours).isCloseTo(5 * 59 / 60.0, within(0.05));
    }

    @Test
    void without_recorded_requests_there_is_no_load() {
        platform.up(InMemoryPlatform.target("shop", "web"), 1);

        Answer answer = start("\"app\":\"shop\",\"container_type\":\"web\"");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"app\":[\"has no recorded requests of this type: ");
        assertThat(start("\"app\":\"none\",\"container_type\":\"web\"").status())
                .isEqualTo(404);
        assertThat(start("\"app\":\"shop\",\"container_type\":\"none\"").status())
                .isEqualTo(404);
    }

    @Test
    void while_it_runs_it_tells_how_far_it_is() {
        String id = id(start(HOUR + ",\"peers\":[\"static-peak\",\"hpa-rps\",\"oracle\"]"));
        List<String> seen = new ArrayList<>();
        held.whileRunning(() -> {
            Map<?, ?> now = show(id);
            seen.add(now.get("status") + " " + now.get("progress"));
        });

        held.runAll();

        assertThat(seen)
                .startsWith("running 0.0")
                .containsSubsequence("running 0.25", "running 0.5", "running 0.75")
                .endsWith("running 1.0");
        assertThat(show(id).get("status")).isEqualTo("done");
    }

    @Test
    void one_that_runs_can_be_cancelled() {
        String id = id(start(HOUR));
        List<String> seen = new ArrayList<>();
        held.whileRunning(() -> {
            seen.add(String.valueOf(show(id).get("progress")));
            assertThat(cancel(id).status()).isEqualTo(204);
        });

        held.runAll();

        assertThat(seen).as("it heard of it at once").hasSize(1);
        assertThat(show(id).get("status")).isEqualTo("cancelled");
        assertThat(show(id).get("result")).isNull();
    }

    @Test
    void one_that_waits_can_be_cancelled_and_never_runs() {
        String id = id(start(HOUR));
        cancel(id);
        List<String> seen = new ArrayList<>();
        held.whileRunning(() -> seen.add("it runs"));

        held.runAll();

        assertThat(seen).isEmpty();
        assertThat(show(id).get("status")).isEqualTo("cancelled");
        assertThat(cancel(id).status()).isEqualTo(204);
    }

    @Test
    void what_is_done_stays_done() {
        String id = id(start(HOUR));
        held.runAll();

        assertThat(cancel(id).status()).isEqualTo(204);
        assertThat(show(id).get("status")).isEqualTo("done");
    }

    @Test
    void one_runs_while_others_wait_until_too_many_do() {
        List<String> ids = IntStream.range(0, 6).mapToObj(_ -> id(start(HOUR))).toList();

        assertThat(held.size()).as("one at a time").isEqualTo(1);
        Answer refused = start(HOUR);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"error\":\"too many simulations wait already, try again later\"}");
        assertThat(refused.header("retry-after")).isEqualTo("30");

        cancel(ids.getLast());
        assertThat(start(HOUR).status()).isEqualTo(202);
        held.runAll();
        assertThat(listed()).hasSize(7).doesNotContain("queued", "running");
    }

    @Test
    void the_newest_is_listed_first_and_what_is_over_for_an_hour() {
        String first = id(start(HOUR + ",\"peers\":[\"oracle\"]"));
        held.runAll();
        clock.set(NOON.plusSeconds(3599));
        String second = id(start(HOUR));

        assertThat(listed()).containsExactly("queued", "done");
        assertThat(api.get(PATH).body()).startsWith("{\"simulations\":[{\"id\":\"" + second + "\"");

        clock.set(NOON.plusSeconds(3601));
        assertThat(listed()).containsExactly("queued");
        assertThat(api.get(PATH + "/" + first).body())
                .isEqualTo("{\"resource\":\"simulation\",\"error\":\"not found\"}");
    }

    @Test
    void of_what_is_over_the_newest_twenty_are_kept() {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            ids.add(id(start(HOUR + ",\"peers\":[\"oracle\"]")));
            held.runAll();
        }

        assertThat(listed()).hasSize(20);
        assertThat(show(ids.getLast()).get("status")).isEqualTo("done");
        assertThat(api.get(PATH + "/" + ids.getFirst()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "peers":[]                                  | "trace":["is required, or csv, or app and container_type"]
            "container_type":"web"                      | "app":["is required"]
            "trace":{}                                  | "trace":["must be a list"]
            "trace":[]                                  | "trace":["must be at least two"]
            "trace":[[0,1],[5]]                         | "trace[1]":["must be two numbers: seconds, and requests a second"]
            "trace":[[0,1],[0,1]]                       | "trace[1]":["must be later than the row before"]
            "trace":[[0,-1],[9,1]]                      | "trace[0]":["must end with a number of requests a second from 0 to 1e9"]
            "trace":[[0,1],[4,1]]                       | "trace":["must last for at least one step of 5.0 s"]
            "trace":[[0,1],[1209601,1]]                 | "trace":["must not last longer than 14 days"]
            "trace":[[0,1],[1e308,1]]                   | "trace":["must not last longer than 14 days"]
            "trace":[[0,1e9],[60,1]]                    | "trace":["must not demand more than 100000 containers, as step 0 does"]
            "trace":[[0,1],[60,1]],"csv":"x"            | "trace":["must be the only one of trace, csv and app"]
            "csv":3                                     | "csv":["must be a text"]
            "csv":"offset_s,load_rps\\n0,1\\nx"         | "csv line 3":["must be two numbers with a comma between them"]
            "app":"shop"                                | "container_type":["is required"]
            "trace":[[0,1],[60,1]],"startup_seconds":-1 | "startup_seconds":["must be from 0 to 24 h"]
            "trace":[[0,1],[60,1]],"period_seconds":1   | "period_seconds":["must be at least a step"]
            "trace":[[0,1],[60,1]],"capacity":0         | "capacity":["must be a number above 0"]
            "trace":[[0,1],[60,1]],"burst":1            | "burst":["must be 0, or above 1 and at most 1000"]
            "trace":[[0,1],[60,1]],"peers":["x"]        | "peers[0]":["must be one of oracle, static-peak, hpa-cpu,
            "trace":[[0,1],[60,1]],"peers":["keda","keda"] | "peers[1]":["is there twice"]
            "trace":[[0,1],[60,1]],"autoscaler":3       | "autoscaler":["must be an object"]
            "trace":[[0,1],[60,1]],"autoscaler":{"max_containers":3,"metric":"cpu","target":1} | "autoscaler.min_containers":["is required"]
            "trace":[[0,1],[60,1]],"start_up":3         | "start_up":["is not known"]
            """)
    void what_makes_no_sense_is_told_under_its_path(String fields, String errors) {
        Answer answer = api.sendGarbage("POST", PATH, "{\"simulation\":{" + fields + "}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(errors);
        assertThat(held.size()).isZero();
    }

    @Test
    void a_trace_of_too_many_rows_is_refused() {
        String rows = IntStream.rangeClosed(0, 50_000)
                .mapToObj(row -> "[" + row + ",1]")
                .collect(Collectors.joining(","));

        assertThat(start("\"trace\":[" + rows + "]").body())
                .isEqualTo("{\"errors\":{\"trace\":[\"must have at most 50000 rows\"]}}");
    }

    @Test
    void the_envelope_is_needed() {
        assertThat(api.sendGarbage("POST", PATH, "{" + HOUR + "}").body())
                .isEqualTo("{\"errors\":{\"simulation\":[\"missing field\"]}}");
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER,   GET,    '',         200",
        "VIEWER,   GET,    /none,      404",
        "VIEWER,   POST,   '',         403",
        "VIEWER,   DELETE, /none,      403",
        "PUSHER,   GET,    '',         403",
        "OPERATOR, DELETE, /none,      404"
    })
    void viewers_look_and_operators_start(Role role, String method, String below, int status) {
        String body = method.equals("POST") ? "{\"simulation\":{" + HOUR + "}}" : null;

        assertThat(api.send(Api.as(role, api.request(method, PATH + below, body)))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void garbage_is_never_a_defect(long seed) {
        List<String> keys = List.of(
                "trace", "csv", "app", "container_type", "autoscaler", "peers", "burst", "capacity", "period_seconds");
        Garbage garbage = new Garbage(new Random(seed), keys);
        for (int round = 0; round < 200; round++) {
            String fields = garbage.object(4);
            assertThat(api.sendGarbage("POST", PATH, "{\"simulation\":" + fields + "}")
                            .status())
                    .as(fields)
                    .isIn(202, 404, 422, 429);
        }
        held.runAll();
        assertThat(listed()).doesNotContain("failed");
    }

    private Answer start(String fields) {
        return api.send("POST", PATH, "{\"simulation\":{" + fields + "}}");
    }

    private Answer cancel(String id) {
        return api.send("DELETE", PATH + "/" + id, null);
    }

    private Map<?, ?> show(String id) {
        return api.get(PATH + "/" + id).object("simulation");
    }

    private String conditions(String id) {
        return show(id).get("result") instanceof Map<?, ?> result ? String.valueOf(result.get("conditions")) : "";
    }

    private static String id(Answer answer) {
        return String.valueOf(answer.object("simulation").get("id"));
    }

    private static List<Map<?, ?>> scores(Map<?, ?> simulation) {
        List<Map<?, ?>> scores = new ArrayList<>();
        if (simulation.get("result") instanceof Map<?, ?> result && result.get("scores") instanceof List<?> list) {
            list.forEach(score -> scores.add((Map<?, ?>) score));
        }
        return scores;
    }

    /// The status of each that is listed.
    private List<String> listed() {
        List<String> statuses = new ArrayList<>();
        if (api.get(PATH).json().get("simulations") instanceof List<?> list) {
            list.forEach(simulation -> statuses.add(String.valueOf(((Map<?, ?>) simulation).get("status"))));
        }
        return statuses;
    }
}

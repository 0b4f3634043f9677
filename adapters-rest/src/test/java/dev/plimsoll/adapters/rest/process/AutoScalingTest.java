package dev.plimsoll.adapters.rest.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.adapters.rest.fixture.Garbage;
import dev.plimsoll.adapters.rest.fixture.SwitchableSettings;
import dev.plimsoll.adapters.rest.fixture.SwitchableTokens;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.control.KnownProcessSettings;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.metric.MetricName;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class AutoScalingTest {
    private static final String PATH = "/api/process/auto-scaling";
    private static final String NOTHING_SET = body(true, "80", "85", "10");

    @Inject
    Api api;

    @Inject
    SwitchableSettings settings;

    @Inject
    SwitchableTokens tokens;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @Inject
    FakeMetricsSource metrics;

    @Inject
    SettableClock clock;

    @BeforeEach
    void nobody_has_set_anything() {
        settings.clear(KnownProcessSettings.NAME);
        clock.set(Instant.parse("2024-01-01T12:00:00.123456Z"));
    }

    @AfterEach
    void all_is_as_before() {
        tokens.comeBack();
        settings.clear(KnownProcessSettings.NAME);
        clock.advance(Duration.ofMinutes(1));
        autoscalers.list().forEach(left -> autoscalers.delete(left.id()));
        metrics.each(MetricName.CPU, 0.5);
    }

    @Test
    void what_is_not_said_is_the_default() {
        expect(api.send("POST", PATH, "{}"), 200, NOTHING_SET);
        expect(api.get(PATH), 200, NOTHING_SET);
    }

    @Test
    void the_example_of_the_document_is_answered_as_there() {
        expect(api.send("POST", PATH, """
                {"enabled": true,
                 "thresholds": {"cpu_threshold": 80, "memory_threshold": 85, "queue_threshold": 10}}"""), 200, """
                {"success":true,"auto_scaling_enabled":true,"resource_thresholds":{"cpu_threshold":80,\
                "memory_threshold":85,"queue_threshold":10},"timestamp":"2024-01-01T12:00:00Z"}""");
    }

    @Test
    void thresholds_are_merged_and_what_is_shown_is_what_was_set() {
        expect(
                api.send("POST", PATH, "{\"enabled\":false,\"thresholds\":{\"cpu_threshold\":70.0}}"),
                200,
                body(false, "70", "85", "10"));
        expect(api.get(PATH), 200, body(false, "70", "85", "10"));

        expect(
                api.send("POST", PATH, "{\"thresholds\":{\"memory_threshold\":29,\"queue_threshold\":0}}"),
                200,
                body(true, "70", "29", "0"));
        expect(
                api.send("POST", PATH, "{\"enabled\":false,\"thresholds\":{\"queue_threshold\":2.5}}"),
                200,
                body(false, "70", "29", "2.5"));
        expect(api.send("POST", PATH, "{\"thresholds\":{}}"), 200, body(true, "70", "29", "2.5"));
        expect(api.get(PATH), 200, body(true, "70", "29", "2.5"));
    }

    @Test
    void asking_changes_nothing() {
        var before = settings.find(KnownProcessSettings.NAME);

        expect(api.get(PATH), 200, NOTHING_SET);

        assertThat(settings.find(KnownProcessSettings.NAME)).isEqualTo(before);
    }

    @Test
    void an_operator_changes_and_a_viewer_reads() {
        assertThat(api.send(api.request("GET", PATH, (String) null)).status()).isEqualTo(401);
        assertThat(api.send(api.request("POST", PATH, "{}")).status()).isEqualTo(401);
        expect(api.send(Api.as(Role.VIEWER, api.request("GET", PATH, (String) null))), 200, NOTHING_SET);
        Answer refused = api.send(Api.as(Role.VIEWER, api.request("POST", PATH, "{\"enabled\":false}")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(api.send(Api.as(Role.PUSHER, api.request("POST", PATH, "{}")))
                        .status())
                .isEqualTo(403);
        expect(api.get(PATH), 200, NOTHING_SET);
        expect(api.send(Api.as(Role.ADMIN, api.request("POST", PATH, "{}"))), 200, NOTHING_SET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"enabled\":1} | enabled must be true or false",
                "{\"enabled\":\"true\"} | enabled must be true or false",
                "{\"enabled\":null} | enabled must be true or false",
                "{\"enable\":false} | enable is not known",
                "{\"thresholds\":[]} | thresholds must be an object",
                "{\"thresholds\":80} | thresholds must be an object",
                "{\"thresholds\":{\"cpu_threshold\":\"80\"}} | thresholds.cpu_threshold must be a number",
                "{\"thresholds\":{\"cpu_threshold\":true}} | thresholds.cpu_threshold must be a number",
                "{\"thresholds\":{\"cpu_threshold\":null}} | thresholds.cpu_threshold must be a percentage from 1 to 1000",
                "{\"thresholds\":{\"cpu_threshold\":0}} | thresholds.cpu_threshold must be a percentage from 1 to 1000",
                "{\"thresholds\":{\"cpu_threshold\":0.8}} | thresholds.cpu_threshold must be a percentage from 1 to 1000",
                "{\"thresholds\":{\"memory_threshold\":-5}} | thresholds.memory_threshold must be a percentage from 1 to 1000",
                "{\"thresholds\":{\"memory_threshold\":1e999}} | thresholds.memory_threshold must be a percentage from 1 to 1000",
                "{\"thresholds\":{\"queue_threshold\":-1}} | thresholds.queue_threshold must be a number from 0 to 1000000000",
                "{\"thresholds\":{\"disk_threshold\":90}} | thresholds.disk_threshold is not known",
                "{\"enabled\":3,\"thresholds\":{\"x\":1}} | enabled must be true or false; thresholds.x is not known"
            })
    void a_bad_field_is_named_and_nothing_is_changed(String body, String error) {
        String before = api.send("POST", PATH, "{\"enabled\":false,\"thresholds\":{\"cpu_threshold\":60}}")
                .body();

        expect(api.send("POST", PATH, body), 400, "{\"error\":\"" + error + "\"}");

        expect(api.get(PATH), 200, before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "[]", "true", "null", "{", "{\"thresholds\":{\"cpu_threshold\":NaN}}", "enabled=true"})
    void a_body_that_is_no_object_is_a_400(String body) {
        Answer answer = api.send("POST", PATH, body);

        assertThat(answer.body()).startsWith("{\"error\":\"There was a problem in the JSON you submitted: ");
        assertThat(answer.status()).isEqualTo(400);
        expect(api.get(PATH), 200, NOTHING_SET);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void garbage_is_taken_whole_or_refused_whole(long seed) {
        Random random = new Random(seed);
        Garbage garbage = new Garbage(
                random, List.of("enabled", "thresholds", "cpu_threshold", "memory_threshold", "queue_threshold"));
        for (int round = 0; round < 200; round++) {
            String before = api.get(PATH).body();
            String body = random.nextBoolean() ? garbage.object(3) : "{\"thresholds\":" + garbage.object(1) + "}";
            String sent = random.nextInt(4) == 0 ? garbage.broken(body) : body;

            Answer answer = api.send("POST", PATH, sent);

            assertThat(answer.status()).as(sent).isIn(200, 400);
            if (answer.status() == 400) {
                assertThat(answer.json().get("error")).as(sent).isInstanceOf(String.class);
                expect(api.get(PATH), 200, before);
            } else {
                assertThat(answer.json().keySet().stream().map(String::valueOf))
                        .containsExactly("success", "auto_scaling_enabled", "resource_thresholds", "timestamp");
                expect(api.get(PATH), 200, answer.body());
            }
        }
    }

    @Test
    void what_fails_on_our_side_is_a_server_error_without_secrets() {
        settings.failWith(new PortFailure.StoreUnavailable("find: jdbc:h2:file:/secret", null));
        String away = "{\"error\":\"Server error: the database does not answer, try again later\"}";
        expect(api.send("POST", PATH, "{}"), 500, away);
        expect(api.get(PATH), 500, away);

        settings.failWith(new PortFailure.StoreConflict("save: secret", null));
        expect(
                api.send("POST", PATH, "{}"),
                500,
                "{\"error\":\"Server error: somebody else changed it at the same time, try again\"}");

        settings.failWith(new IllegalStateException("secret detail"));
        expect(api.send("POST", PATH, "{}"), 500, "{\"error\":\"Server error: Internal error occured, we're on it!\"}");

        settings.clear(KnownProcessSettings.NAME);
        tokens.goAway();
        expect(api.send("POST", PATH, "{}"), 500, away);
    }

    @Test
    void a_preview_follows_at_once() {
        metrics.each(MetricName.CPU, 0.7);
        platform.up(InMemoryPlatform.target("shop", "web"), 1);
        String guarded = """
                {"autoscaler":{"container_type":"web","min_containers":1,"max_containers":10,\
                "policies":[{"type":"resource_guard"}]}}""";
        Map<?, ?> created =
                api.send("POST", "/v1/apps/shop/autoscalers", guarded).object("autoscaler");
        String preview = "/v1/apps/shop/autoscalers/" + created.get("id") + "/preview";
        assertThat(api.send("POST", preview, "{}").body()).contains("\"kind\":\"hold\"");

        api.send("POST", PATH, "{\"thresholds\":{\"cpu_threshold\":65}}");
        assertThat(api.send("POST", preview, "{}").body())
                .contains("Scale out from 1 to 2: cpu is 0.7, above its threshold 0.65");

        api.send("POST", PATH, "{\"enabled\":false}");
        assertThat(api.send("POST", preview, "{}").body())
                .contains("\"kind\":\"hold\"")
                .contains("auto-scaling is disabled for all autoscalers, else the count would be 2.")
                .contains("{\"type\":\"auto_scaling_disabled\",\"proposed\":2}");
    }

    private static String body(boolean isEnabled, String cpu, String memory, String queue) {
        return "{\"success\":true,\"auto_scaling_enabled\":" + isEnabled
                + ",\"resource_thresholds\":{\"cpu_threshold\":"
                + cpu + ",\"memory_threshold\":" + memory + ",\"queue_threshold\":" + queue
                + "},\"timestamp\":\"2024-01-01T12:00:00Z\"}";
    }

    private static void expect(Answer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
    }
}

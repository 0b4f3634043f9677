package dev.plimsoll.adapters.rest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@MicronautTest
final class AlertsTest {
    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Test
    void every_field_of_an_alert_is_written() {
        TargetId web = app("fields");

        Answer answer = api.send("POST", "/v1/apps/fields/alerts", """
                {"alert":{"id":"","app_id":"","container_type":"web","metric":"cpu","limit":0.75,"disabled":false,\
                "send_when_below":false,"duration_before_trigger":120000000000,"remind_every":"5m30s",\
                "notifiers":null,"metadata":null}}""");

        assertThat(answer.status()).isEqualTo(201);
        String id = String.valueOf(answer.object("alert").get("id"));
        assertThat(id).matches("al-[0-9a-f-]{36}");
        assertThat(answer.body()).isEqualTo("""
                {"alert":{"id":"%s","app_id":"%s","created_at":"2026-01-01T12:00:00Z",\
                "updated_at":"2026-01-01T12:00:00Z","container_type":"web","metric":"cpu","limit":0.75,\
                "send_when_below":false,"duration_before_trigger":120000000000,"remind_every":"5m30s",\
                "disabled":false,"notifiers":[],"metadata":{"recipient":"user"},"active":false,\
                "autoscaler_id":null}}""".formatted(id, web.app().hex()));
        assertThat(api.get("/v1/apps/fields/alerts/" + id + "?").body()).isEqualTo(answer.body());
    }

    @Test
    void a_change_goes_with_and_without_an_envelope_by_patch_and_put() {
        app("changes");
        String path = created("changes");

        for (String body : List.of("{\"alert\":{\"disabled\":true}}", "{\"disabled\":true}")) {
            for (String method : List.of("PATCH", "PUT")) {
                assertThat(api.send(method, path, "{\"disabled\":false}").status())
                        .isEqualTo(200);
                Answer answer = api.send(method, path, body);
                assertThat(answer.object("alert").get("disabled")).isEqualTo(true);
                assertThat(answer.object("alert").get("limit")).isEqualTo(0.75);
            }
        }
        assertThat(api.send("PATCH", path, "{\"remind_every\":330000000000}")
                        .object("alert")
                        .get("remind_every"))
                .isEqualTo("5m30s");
    }

    @Test
    void notifiers_that_are_not_there_are_refused() {
        app("told");
        String path = created("told");

        Answer answer = api.send("PATCH", path, "{\"notifiers\":[\"no-1\"]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"errors\":{\"notifiers[0]\":[\"is no notifier of this app\"]}}");
    }

    @Test
    void what_was_deleted_is_gone() {
        app("gone");
        String path = created("gone");

        Answer deleted = api.send("DELETE", path, null);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(api.get(path).body()).isEqualTo("{\"resource\":\"alert\",\"error\":\"not found\"}");
        assertThat(api.get("/v1/apps/gone/alerts").body()).isEqualTo("{\"alerts\":[]}");
    }

    @Test
    void an_autoscaler_names_its_two_alerts_which_nobody_may_change() {
        app("owned");
        Answer autoscaler = api.send("POST", "/v1/apps/owned/autoscalers", """
                {"autoscaler":{"container_type":"web","min_containers":1,"max_containers":5,"metric":"cpu",\
                "target":0.6}}""");
        Object up = autoscaler.object("autoscaler").get("alert_id_scale_up");
        Object down = autoscaler.object("autoscaler").get("alert_id_scale_down");

        assertThat(api.get("/v1/apps/owned/alerts/" + up).body())
                .contains("\"limit\":0.6,\"send_when_below\":false,")
                .contains(
                        "\"autoscaler_id\":\"" + autoscaler.object("autoscaler").get("id") + "\"");
        assertThat(api.get("/v1/apps/owned/alerts/" + down).body()).contains("\"limit\":0.3,\"send_when_below\":true,");
        for (Answer refused : List.of(
                api.send("PATCH", "/v1/apps/owned/alerts/" + up, "{\"limit\":3}"),
                api.send("DELETE", "/v1/apps/owned/alerts/" + down, null))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).startsWith("{\"error\":\"this alert belongs to autoscaler au-");
        }
    }

    @Test
    void what_is_wrong_is_told_with_its_path() {
        app("wrong");

        assertThat(api.send("POST", "/v1/apps/wrong/alerts", "{}").body())
                .isEqualTo("{\"errors\":{\"alert\":[\"missing field\"]}}");
        assertThat(api.send("POST", "/v1/apps/wrong/alerts", "{\"alert\":{}}").body())
                .isEqualTo("{\"errors\":{\"container_type\":[\"is required\"],\"metric\":[\"is required\"],"
                        + "\"limit\":[\"is required\"]}}");
        assertThat(api.send(
                                "POST",
                                "/v1/apps/wrong/alerts",
                                "{\"alert\":{\"container_type\":\"db\",\"metric\":\"cpu\",\"limit\":1}}")
                        .body())
                .isEqualTo("{\"resource\":\"container_type\",\"error\":\"not found\"}");
        assertThat(api.send("POST", "/v1/apps/none/alerts", "{\"alert\":{}}").body())
                .isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
    }

    @Test
    void a_viewer_reads_and_changes_nothing() {
        app("viewed");
        String path = created("viewed");

        assertThat(api.send(Api.as(Role.VIEWER, api.request("GET", path, (String) null)))
                        .status())
                .isEqualTo(200);
        assertThat(api.send(Api.as(Role.VIEWER, api.request("PATCH", path, "{\"limit\":3}")))
                        .status())
                .isEqualTo(403);
    }

    private TargetId app(String name) {
        TargetId web = InMemoryPlatform.target(name, "web");
        platform.up(web, 1);
        return web;
    }

    private String created(String app) {
        Answer answer = api.send(
                "POST",
                "/v1/apps/" + app + "/alerts",
                "{\"alert\":{\"container_type\":\"web\",\"metric\":\"cpu\",\"limit\":0.75}}");
        return "/v1/apps/" + app + "/alerts/" + answer.object("alert").get("id");
    }
}

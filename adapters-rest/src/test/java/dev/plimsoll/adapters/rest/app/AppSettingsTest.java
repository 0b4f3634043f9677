package dev.plimsoll.adapters.rest.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryPlatform;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class AppSettingsTest {
    private static final String VARIABLES = "/v1/apps/settings/variables";
    private static final String ELSEWHERE = "cannot be set here: those of a Compose project stand in its Compose file";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @BeforeEach
    void an_app() {
        platform.up(InMemoryPlatform.target("settings", "web"), 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH | {'app':{'force_https':true,'stack_id':'st-1'}}",
                "PUT | {'force_https':true}",
                "PUT | {}",
                "PATCH | "
            })
    void settings_that_mean_nothing_are_taken_and_answered_as_they_are(String method, String body) {
        Answer answer = api.send(method, "/v1/apps/settings", body == null ? null : body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(api.get("/v1/apps/settings").body()).contains("\"force_https\":false");
    }

    @Test
    void a_new_owner_is_refused() {
        Answer answer = api.send("PATCH", "/v1/apps/settings?current_name=settings", "{\"app\":{\"owner\":\"a@b.c\"}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"errors\":{\"owner\":[\"cannot be changed: apps have none\"]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"variables\":null}", "{\"variables\":[]}", "{}"})
    void setting_no_variables_is_fine(String body) {
        Answer answer = api.send("PUT", VARIABLES, body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"variables\":[]}");
        assertThat(api.get(VARIABLES + "?aliases=true").body()).isEqualTo("{\"variables\":[]}");
    }

    @Test
    void setting_a_variable_is_refused_as_nothing_would_come_of_it() {
        expectRefusal(api.send("PUT", VARIABLES, "{\"variables\":[{\"name\":\"A\",\"value\":\"1\"}]}"), "variables");
        expectRefusal(api.send("POST", VARIABLES, "{\"variable\":{\"name\":\"A\",\"value\":\"1\"}}"), "variable");
    }

    @Test
    void there_is_no_variable_to_remove() {
        Answer answer = api.send("DELETE", VARIABLES, "{\"variable_ids\":[\"1\"]}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"resource\":\"variable\",\"error\":\"not found\"}");
    }

    @Test
    void an_unknown_app_has_neither() {
        for (Answer answer : List.of(
                api.send("PATCH", "/v1/apps/none", "{}"),
                api.get("/v1/apps/none/variables"),
                api.send("PUT", "/v1/apps/none/variables", "{}"),
                api.send("POST", "/v1/apps/none/variables", "{}"),
                api.send("DELETE", "/v1/apps/none/variables", null))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
        }
    }

    @Test
    void a_viewer_only_reads() {
        assertThat(as(Role.VIEWER, "PATCH", "/v1/apps/settings")).isEqualTo(403);
        assertThat(as(Role.VIEWER, "PUT", VARIABLES)).isEqualTo(403);
        assertThat(as(Role.VIEWER, "GET", VARIABLES)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/run", "/containers/web-1/stop", "/deployments", "/rename", "/domains", "/addons"})
    void what_is_not_there_is_a_404(String path) {
        Answer answer = api.send("POST", "/v1/apps/settings" + path, "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"error\":\"not found\"}");
    }

    private int as(Role role, String method, String path) {
        return api.send(Api.as(role, api.request(method, path, (String) null))).status();
    }

    private static void expectRefusal(Answer answer, String field) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"errors\":{\"%s\":[\"%s\"]}}".formatted(field, ELSEWHERE));
    }
}

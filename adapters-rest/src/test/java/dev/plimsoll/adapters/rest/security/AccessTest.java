package dev.plimsoll.adapters.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.adapters.rest.fixture.SwitchableTokens;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryPlatform;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class AccessTest {
    private static final String INVALID = "{\"error\":\"Invalid credentials\"}";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    SwitchableTokens tokens;

    @BeforeEach
    void a_shop() {
        platform.up(InMemoryPlatform.target("shop", "web"), 1);
    }

    @AfterEach
    void the_database_answers() {
        tokens.comeBack();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/apps",
        "GET,    /v1/apps/shop/autoscalers",
        "POST,   /v1/apps/shop/autoscalers",
        "DELETE, /v1/apps/shop/autoscalers/au-1",
        "GET,    /v1/apps/shop/events",
        "GET,    /no/such/route",
        "GET,    /",
        "DELETE, /v1/apps",
        "GET,    /health/other",
        "GET,    //health"
    })
    void without_a_token_everything_is_closed(String method, String path) {
        Answer answer = api.send(api.request(method, path, (String) null));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(INVALID);
        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer realm=\"plimsoll\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer",
                "Bearer ",
                "Basic",
                "Basic !!!",
                "Basic bm8gY29sb24=",
                "Digest username=x",
                "token-of-admin",
                "Basic dG9rZW4tb2YtYWRtaW4="
            })
    void a_wrong_token_is_refused(String header) {
        Answer answer = get(header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(INVALID);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PUSHER")
    void a_token_is_taken_as_bearer_and_by_basic_with_an_empty_user(Role role) {
        String token = Api.tokenOf(role);

        assertThat(get("Bearer " + token).status()).isEqualTo(200);
        assertThat(get("bearer " + token).status()).isEqualTo(200);
        assertThat(get("Basic " + base64(":" + token)).status()).isEqualTo(200);
        assertThat(get("BASIC " + base64(":" + token)).status()).isEqualTo(200);
    }

    @Test
    void the_built_in_ways_to_log_in_are_not_there() {
        assertThat(api.send("POST", "/login", "{\"username\":\"a\",\"password\":\"b\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.send("POST", "/logout", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER,   GET,    200",
        "VIEWER,   HEAD,   200",
        "VIEWER,   POST,   403",
        "VIEWER,   PATCH,  403",
        "VIEWER,   DELETE, 403",
        "OPERATOR, GET,    200",
        "OPERATOR, POST,   422",
        "ADMIN,    GET,    200",
        "ADMIN,    POST,   422"
    })
    void viewers_read_and_operators_change(Role role, String method, int status) {
        String path = "/v1/apps/shop/autoscalers" + (method.matches("PATCH|DELETE") ? "/au-1" : "");

        Answer answer = api.send(Api.as(role, api.request(method, path, method.equals("POST") ? "{}" : null)));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"the role of this token does not allow this\",\"code\":\"forbidden\"}");
        }
    }

    @Test
    void while_the_database_is_away_nobody_is_recognised_and_nobody_is_told_he_is_wrong() {
        tokens.goAway();

        Answer answer = api.get("/v1/apps");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"error\":\"the database does not answer, try again later\"}");
    }

    private Answer get(String authorization) {
        return api.send(api.request("GET", "/v1/apps", (String) null).header("Authorization", authorization));
    }

    private static String base64(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.plimsoll.adapters.rest.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.usecase.FindToken;
import dev.plimsoll.application.usecase.ManageTokens;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
final class TokensTest {
    private static final String TOKENS = "/v1/tokens";

    @Inject
    Api api;

    @Inject
    ManageTokens tokens;

    @Inject
    FindToken find;

    @Inject
    InMemoryPlatform platform;

    @Test
    void a_token_is_made_with_a_name_and_a_role() {
        Answer answer = send("POST", TOKENS, "{\"token\":{\"name\":\"ci\",\"role\":\"operator\"}}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .matches(
                        "\\{\"token\":\\{\"id\":\"tk-[0-9a-f]{24}\",\"name\":\"ci\",\"role\":\"operator\",\"app\":null,"
                                + "\"created_at\":\"2026-01-01T12:00:00Z\",\"issued_at\":\"2026-01-01T12:00:00Z\","
                                + "\"token\":\"plim-[0-9a-f]{64}\"}}");
        assertThat(find.find(secretIn(answer)).map(Token::role)).contains(Role.OPERATOR);
    }

    @Test
    void a_token_that_is_made_flat_may_only_read() {
        Answer answer = send("POST", TOKENS, "{\"name\":\"npm\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(find.find(secretIn(answer)).map(Token::role)).contains(Role.VIEWER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                            | {\"errors\":{\"name\":[\"is required\"]}}",
                "{\"token\":{}}                | {\"errors\":{\"name\":[\"is required\"]}}",
                "{\"token\":\"x\"}             | {\"errors\":{\"token\":[\"must be an object\"]}}",
                "{\"name\":\" \"}              | {\"errors\":{\"name\":[\"can't be blank\"]}}",
                "{\"name\":3}                  | {\"errors\":{\"name\":[\"must be a text\"]}}",
            })
    void what_cannot_be_made_is_refused(String body, String expected) {
        Answer answer = send("POST", TOKENS, body);

        assertThat(answer.body()).isEqualTo(expected);
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void all_are_listed_and_no_secret_is_seen() {
        platform.up(InMemoryPlatform.target("shop", "web"), 1);
        String pushing = String.valueOf(
                send("POST", "/v1/apps/shop/metrics/tokens", "{}").json().get("token"));
        String secret = secretIn(send("POST", TOKENS, "{\"name\":\"ci\"}"));

        Answer answer = send("GET", TOKENS, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"name\":\"ci\",\"role\":\"viewer\",\"app\":null,\"created_at\":")
                .contains("\"name\":\"metrics of shop\",\"role\":\"pusher\",\"app\":\"shop\",\"created_at\":")
                .doesNotContain(secret, pushing, "\"token\":", "\"hash\"");
        tokens.list().forEach(token -> assertThat(answer.body()).doesNotContain(token.hash()));
    }

    @Test
    void a_renewed_token_has_a_new_secret_under_a_new_id() {
        Answer old = send("POST", TOKENS, "{\"name\":\"ci\",\"role\":\"operator\"}");

        Answer renewed = send("PATCH", TOKENS + "/" + idIn(old) + "/renew", null);

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.object("token").get("name")).isEqualTo("ci");
        assertThat(idIn(renewed)).isNotEqualTo(idIn(old));
        assertThat(find.find(secretIn(old))).isEmpty();
        assertThat(find.find(secretIn(renewed)).map(Token::role)).contains(Role.OPERATOR);
    }

    @Test
    void a_revoked_token_opens_nothing() {
        Answer made = send("POST", TOKENS, "{\"name\":\"ci\"}");

        Answer gone = send("DELETE", TOKENS + "/" + idIn(made), null);

        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.body()).isEmpty();
        assertThat(api.send(api.request("GET", "/v1/apps", (String) null)
                                .header("Authorization", "Bearer " + secretIn(made)))
                        .status())
                .isEqualTo(401);
        Answer again = send("DELETE", TOKENS + "/" + idIn(made), null);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.body()).isEqualTo("{\"resource\":\"token\",\"error\":\"not found\"}");
    }

    @Test
    void the_last_token_of_an_administrator_stays() {
        Token last = find.find(Api.tokenOf(Role.ADMIN)).orElseThrow();

        Answer answer = send("DELETE", TOKENS + "/" + last.id(), null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"this is the last token of an administrator, make another one first\"}");
        assertThat(send("GET", TOKENS, null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/tokens",
        "HEAD,   /v1/tokens",
        "POST,   /v1/tokens",
        "DELETE, /v1/tokens/tk-1",
        "PATCH,  /v1/tokens/tk-1/renew"
    })
    void tokens_are_for_administrators(String method, String path) {
        for (Role role : new Role[] {Role.PUSHER, Role.VIEWER, Role.OPERATOR}) {
            assertThat(api.send(Api.as(role, api.request(method, path, body(method))))
                            .status())
                    .as(role.name())
                    .isEqualTo(403);
        }
        assertThat(api.send(api.request(method, path, body(method))).status()).isEqualTo(401);
        assertThat(send(method, path, body(method)).status()).isIn(200, 404, 422);
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 200", "OPERATOR, 200", "ADMIN, 200", "PUSHER, 403"})
    void everybody_who_may_read_may_ask_who_he_is(Role role, int status) {
        assertThat(self(role).status()).isEqualTo(status);
    }

    @Test
    void the_bearer_of_a_token_is_a_user_for_clients() {
        Answer answer = self(Role.VIEWER);

        assertThat(answer.body())
                .matches("\\{\"user\":\\{\"id\":\"us-[0-9a-f-]{36}\",\"username\":\"plimsoll\",\"email\":\"\","
                        + "\"fullname\":\"plimsoll\",\"flags\":\\{}}}");
        assertThat(self(Role.VIEWER).body()).isEqualTo(answer.body());
        assertThat(self(Role.ADMIN).object("user").get("id"))
                .isNotEqualTo(answer.object("user").get("id"));
    }

    @Test
    void a_user_is_called_as_his_token() {
        String secret = secretIn(send("POST", TOKENS, "{\"name\":\"Ada\"}"));

        Answer answer = api.send(
                api.request("GET", "/v1/users/self", (String) null).header("Authorization", "Bearer " + secret));

        assertThat((Map<?, ?>) answer.object("user")).extracting("username").isEqualTo("Ada");
    }

    private Answer self(Role role) {
        return api.send(Api.as(role, api.request("GET", "/v1/users/self", (String) null)));
    }

    private Answer send(String method, String path, @Nullable String body) {
        return api.send(Api.as(Role.ADMIN, api.request(method, path, body)));
    }

    private static @Nullable String body(String method) {
        return method.equals("POST") ? "{}" : null;
    }

    private static String idIn(Answer answer) {
        return String.valueOf(answer.object("token").get("id"));
    }

    private static String secretIn(Answer answer) {
        return String.valueOf(answer.object("token").get("token"));
    }
}

package dev.plimsoll.adapters.rest.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.access.IssuedToken;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.usecase.ManageTokens;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class ExchangeTest {
    private static final String EXCHANGE = "/v1/tokens/exchange";
    private static final String INVALID = "{\"error\":\"Invalid credentials\"}";
    private static final Actor ADA = new Actor("us-1", "Ada");

    @Inject
    Api api;

    @Inject
    ManageTokens tokens;

    @Inject
    InMemoryPlatform platform;

    @Inject
    SettableClock clock;

    @BeforeEach
    void a_shop() {
        platform.up(InMemoryPlatform.target("shop", "web"), 1);
    }

    @Test
    void a_jwt_is_what_clients_expect() throws ParseException {
        IssuedToken token = tokens.issue(ADA, Map.of("name", "cli"));
        long now = clock.instant().getEpochSecond();

        JWSObject jwt = JWSObject.parse(exchanged(token.secret()));

        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS512);
        assertThat(jwt.getPayload().toJSONObject())
                .containsEntry("iss", "plimsoll")
                .containsEntry("iat", now)
                .containsEntry("exp", now + 3600)
                .containsEntry("uuid", token.token().id())
                .containsKey("rnd");
    }

    @Test
    void whatever_body_clients_send_they_get_one() {
        HttpRequest.Builder empty = request().POST(BodyPublishers.noBody());
        HttpRequest.Builder emptyOfJson = request().header("Content-Type", "application/json");
        HttpRequest.Builder object =
                request().header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
        HttpRequest.Builder form = request()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=b"));

        for (HttpRequest.Builder request : new HttpRequest.Builder[] {empty, emptyOfJson, object, form}) {
            Answer answer = api.send(request.header("Authorization", basic(Api.tokenOf(Role.VIEWER))));

            assertThat(answer.body()).matches("\\{\"token\":\"[\\w-]+\\.[\\w-]+\\.[\\w-]+\"}");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s"})
    void a_jwt_is_taken_as_bearer(String header) {
        String jwt = exchanged(Api.tokenOf(Role.OPERATOR));

        assertThat(get(header.formatted(jwt)).status()).isEqualTo(200);
        assertThat(get(basic(jwt)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER,   GET,  200",
        "VIEWER,   POST, 403",
        "OPERATOR, POST, 422",
        "ADMIN,    POST, 422",
        "PUSHER,   GET,  403",
    })
    void a_jwt_may_what_its_token_may(Role role, String method, int status) {
        String jwt = exchanged(Api.tokenOf(role));

        Answer answer = api.send(api.request(method, "/v1/apps/shop/autoscalers", method.equals("POST") ? "{}" : null)
                .header("Authorization", "Bearer " + jwt));

        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void the_jwt_of_a_pushing_token_pushes_and_does_nothing_else() {
        IssuedToken token = tokens.issueForPushing(
                ADA, InMemoryPlatform.target("shop", "web").app());
        String jwt = exchanged(token.secret());

        assertThat(post(jwt, "/v1/apps/shop/metrics")).isEqualTo(422);
        assertThat(post(jwt, "/v1/apps/blog/metrics")).isEqualTo(403);
        assertThat(post(jwt, "/v1/apps/shop/autoscalers")).isEqualTo(403);
    }

    @Test
    void jwts_are_valid_side_by_side_for_an_hour() {
        String one = exchanged(Api.tokenOf(Role.VIEWER));
        String other = exchanged(Api.tokenOf(Role.VIEWER));

        assertThat(get("Bearer " + one).status()).isEqualTo(200);
        assertThat(get("Bearer " + other).status()).isEqualTo(200);

        clock.advance(Duration.ofHours(1));
        expectInvalid(get("Bearer " + one));
    }

    @Test
    void revoking_the_token_ends_its_jwts() {
        IssuedToken token = tokens.issue(ADA, Map.of("name", "cli"));
        String jwt = exchanged(token.secret());

        tokens.revoke(ADA, token.token().id());

        expectInvalid(get("Bearer " + jwt));
    }

    @Test
    void a_jwt_that_was_changed_is_worth_nothing() {
        String[] parts = exchanged(Api.tokenOf(Role.VIEWER)).split("\\.", -1);
        String none = base64("{\"alg\":\"none\"}");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        String longer = base64(claims.replaceFirst("\"exp\":\\d", "\"exp\":9"));

        expectInvalid(get("Bearer " + none + "." + parts[1] + "."));
        expectInvalid(get("Bearer " + parts[0] + "." + longer + "." + parts[2]));
        expectInvalid(get("Bearer " + parts[0] + "." + parts[1] + "." + parts[2].substring(1)));
    }

    @Test
    void a_jwt_is_not_exchanged_for_a_longer_one() {
        String jwt = exchanged(Api.tokenOf(Role.ADMIN));

        expectInvalid(api.send(request().header("Authorization", basic(jwt))));
        expectInvalid(api.send(request().header("Authorization", "Bearer " + jwt)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "token-of-nobody"})
    void a_wrong_token_is_not_exchanged(String token) {
        expectInvalid(api.send(request().header("Authorization", basic(token))));
    }

    @Test
    void without_a_token_there_is_nothing_to_exchange() {
        expectInvalid(api.send(request()));
    }

    private String exchanged(String token) {
        Answer answer = api.send(request().header("Authorization", basic(token)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return String.valueOf(answer.json().get("token"));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + EXCHANGE))
                .POST(BodyPublishers.noBody());
    }

    private Answer get(String authorization) {
        return api.send(api.request("GET", "/v1/apps", (String) null).header("Authorization", authorization));
    }

    private int post(String jwt, String path) {
        return api.send(api.request("POST", path, "{}").header("Authorization", "Bearer " + jwt))
                .status();
    }

    private static void expectInvalid(Answer answer) {
        assertThat(answer.body()).isEqualTo(INVALID);
        assertThat(answer.status()).isEqualTo(401);
    }

    private static String basic(String token) {
        return "Basic " + Base64.getEncoder().encodeToString((":" + token).getBytes(UTF_8));
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}

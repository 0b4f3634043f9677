package dev.plimsoll.adapters.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.usecase.ManageTokens;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "plimsoll.rate.failed-logins", value = "3")
final class FailedLoginsTest {
    @Inject
    Api api;

    @Inject
    ManageTokens tokens;

    @Test
    void nobody_guesses_tokens() {
        String known = Api.tokenOf(Role.VIEWER);
        String right =
                tokens.issue(new Actor("us-1", "Ada"), Map.of("name", "new")).secret();
        assertThat(get("/v1/apps", known).status()).isEqualTo(200);
        for (int guess = 0; guess < 3; guess++) {
            assertThat(get("/v1/apps", "guess-" + guess).status()).isEqualTo(401);
        }

        Answer refused = get("/v1/apps", "guess-3");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body())
                .isEqualTo("{\"error\":\"too many wrong tokens from this address, try again later\"}");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(15, 20);
        assertThat(get("/v1/apps", right).status()).as("a right guess").isEqualTo(429);
        assertThat(get("/v1/apps", known).status()).as("who is in").isEqualTo(200);
        assertThat(get("/health", right).body()).as("no way around").isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/health", known).body()).contains("details");
        assertThat(api.send(api.request("GET", "/v1/apps", (String) null)).status())
                .as("without a token")
                .isEqualTo(401);
        assertThat(exchange(known).status()).isEqualTo(200);
        assertThat(get("/v1/apps", String.valueOf(exchange(known).json().get("token")))
                        .status())
                .isEqualTo(200);
        assertThat(exchange(right).status()).isEqualTo(429);
    }

    private Answer exchange(String token) {
        return api.send(api.request("POST", "/v1/tokens/exchange", "{}").header("Authorization", "Bearer " + token));
    }

    private Answer get(String path, String token) {
        return api.send(api.request("GET", path, (String) null).header("Authorization", "Bearer " + token));
    }
}

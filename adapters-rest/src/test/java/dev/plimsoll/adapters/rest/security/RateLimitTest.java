package dev.plimsoll.adapters.rest.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.access.IssuedToken;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.usecase.ManageTokens;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "plimsoll.rate.limit", value = "1")
@Property(name = "plimsoll.rate.burst", value = "4")
final class RateLimitTest {
    private static final Actor ADA = new Actor("us-1", "Ada");

    @Inject
    Api api;

    @Inject
    ManageTokens tokens;

    @Inject
    InMemoryPlatform platform;

    @Test
    void a_token_that_is_used_too_often_has_to_wait() {
        String token = token();
        for (int request = 0; request < 4; request++) {
            assertThat(get("Bearer " + token).status()).isEqualTo(200);
        }

        Answer refused = get("Bearer " + token);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"error\":\"too many requests, try again later\"}");
        assertThat(refused.header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(50, 60);
        assertThat(get("Bearer " + token()).status()).as("another token").isEqualTo(200);
    }

    @Test
    void however_it_is_presented_it_is_one_token() {
        String token = token();
        String basic = "Basic " + Base64.getEncoder().encodeToString((":" + token).getBytes(UTF_8));
        Answer exchanged =
                api.send(api.request("POST", "/v1/tokens/exchange", "{}").header("Authorization", basic));
        String jwt = String.valueOf(exchanged.json().get("token"));

        assertThat(get("Bearer " + jwt).status()).isEqualTo(200);
        assertThat(get(basic).status()).isEqualTo(200);
        assertThat(get("Bearer " + token).status()).isEqualTo(200);
        assertThat(get("Bearer " + jwt).status()).isEqualTo(429);
        assertThat(get(basic).status()).isEqualTo(429);
    }

    @Test
    void pushing_counts_too() {
        platform.up(InMemoryPlatform.target("shop", "web"), 1);
        IssuedToken pushing = tokens.issueForPushing(
                ADA, InMemoryPlatform.target("shop", "web").app());
        for (int request = 0; request < 4; request++) {
            assertThat(push(pushing)).isEqualTo(422);
        }

        assertThat(push(pushing)).isEqualTo(429);
    }

    @Test
    void open_paths_are_not_counted() {
        String token = token();
        for (int request = 0; request < 6; request++) {
            for (String path : new String[] {"/health/liveness", "/v1/features/stacks"}) {
                assertThat(api.send(api.request("GET", path, (String) null).header("Authorization", "Bearer " + token))
                                .status())
                        .isEqualTo(200);
            }
        }

        assertThat(get("Bearer " + token).status()).isEqualTo(200);
    }

    private String token() {
        return tokens.issue(ADA, Map.of("name", "ci")).secret();
    }

    private int push(IssuedToken token) {
        return api.send(api.request("POST", "/v1/apps/shop/metrics", "{}")
                        .header("Authorization", "Bearer " + token.secret()))
                .status();
    }

    private Answer get(String authorization) {
        return api.send(api.request("GET", "/v1/apps", (String) null).header("Authorization", authorization));
    }
}

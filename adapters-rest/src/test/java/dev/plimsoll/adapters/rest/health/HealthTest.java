package dev.plimsoll.adapters.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.adapters.rest.fixture.SwitchableTokens;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryPlatform;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@MicronautTest
final class HealthTest {
    private static final String UP = "{\"status\":\"UP\"}";
    private static final String DOWN = "{\"status\":\"DOWN\"}";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    SwitchableTokens tokens;

    @AfterEach
    void all_is_well_again() {
        platform.comeBack();
        tokens.comeBack();
    }

    @Test
    void anybody_may_know_whether_it_works_but_no_more() {
        for (String path : new String[] {"/health", "/health/readiness", "/health/liveness", "/health?"}) {
            expect(anonymous(path), 200, UP);
        }
    }

    @Test
    void those_with_a_token_see_the_details() {
        expect(viewer("/health"), 200, """
                {"status":"UP","details":{"engine":{"status":"UP","version":"in memory"},\
                "database":{"status":"UP"},"sources":{},"circuits":{}}}""");
    }

    @Test
    void a_wrong_token_sees_as_little_as_none() {
        Answer answer = api.send(api.request("GET", "/health", (String) null).header("Authorization", "Bearer x"));

        expect(answer, 200, UP);
    }

    @Test
    void without_its_engine_it_lives_but_is_not_ready() {
        platform.goAway("/var/run/docker.sock: connection refused");

        expect(anonymous("/health"), 503, DOWN);
        expect(anonymous("/health/readiness"), 503, DOWN);
        expect(anonymous("/health/liveness"), 200, UP);
        expect(viewer("/health"), 503, """
                {"status":"DOWN","details":{"engine":{"status":"DOWN",\
                "detail":"/var/run/docker.sock: connection refused"},"database":{"status":"UP"},"sources":{},"circuits":{}}}""");
    }

    @Test
    void without_its_database_it_says_so_and_never_shows_where_that_is() {
        tokens.goAway();

        expect(anonymous("/health"), 503, DOWN);
        expect(viewer("/health"), 503, DOWN);
        expect(anonymous("/health/liveness"), 200, UP);
    }

    @Test
    void a_database_that_never_answers_does_not_hold_the_answer_up() {
        tokens.fallSilent();

        expect(viewer("/health"), 503, DOWN);
        expect(viewer("/health/liveness"), 200, UP);
    }

    @Test
    void it_comes_back_by_itself() {
        platform.goAway("gone");
        platform.comeBack();

        expect(anonymous("/health"), 200, UP);
    }

    private Answer anonymous(String path) {
        return api.send(api.request("GET", path, (String) null));
    }

    private Answer viewer(String path) {
        return api.send(Api.as(Role.VIEWER, api.request("GET", path, (String) null)));
    }

    private static void expect(Answer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
    }
}

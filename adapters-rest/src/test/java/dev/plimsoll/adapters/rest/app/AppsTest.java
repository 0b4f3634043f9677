package dev.plimsoll.adapters.rest.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
final class AppsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final TargetId WORKER = InMemoryPlatform.target("shop", "worker");
    private static final String ID = WEB.app().hex();

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @BeforeEach
    void a_shop_with_two_web_containers_and_a_stopped_worker() {
        platform.up(WEB, 2);
        platform.up(WORKER, 1);
        platform.stopAll(WORKER);
    }

    @Test
    void every_field_of_an_app_is_written() {
        Answer answer = api.get("/v1/apps");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(answer.body())
                .startsWith("{\"apps\":[")
                .contains("""
                {"id":"%s","name":"shop","region":"local","status":"running","git_url":"","url":"","base_url":"",\
                "stack_id":"","last_deployed_by":"","last_deployed_at":null,"created_at":"2026-01-01T12:00:00Z",\
                "updated_at":"2026-01-01T12:00:00Z",""".formatted(ID))
                .contains("""
                "links":{},"flags":{},"limits":{},"force_https":false,"sticky_session":false,"router_logs":false,\
                "hds_resource":false,"private_networks_ids":[]}""");
    }

    @Test
    void an_app_is_found_by_name_and_by_id() {
        assertThat(api.get("/v1/apps/shop").object("app").get("id")).isEqualTo(ID);
        assertThat(api.get("/v1/apps/" + ID).object("app").get("name")).isEqualTo("shop");
    }

    @Test
    void the_formation_lists_types_without_running_containers_too() {
        assertThat(api.get("/v1/apps/shop/containers").body()).isEqualTo("""
                {"containers":[{"name":"web","amount":2,"size":"M","command":"serve","app_id":"%1$s"},\
                {"name":"worker","amount":0,"size":"M","command":"serve","app_id":"%1$s"}]}""".formatted(ID));
    }

    @Test
    void an_app_whose_containers_are_all_stopped_is_stopped() {
        TargetId lonely = InMemoryPlatform.target("lonely", "web");
        platform.up(lonely, 1);
        platform.stopAll(lonely);

        assertThat(api.get("/v1/apps/lonely").object("app").get("status")).isEqualTo("stopped");
    }

    @Test
    void an_unknown_app_is_a_404_that_names_the_resource() {
        for (String path : new String[] {"/v1/apps/none", "/v1/apps/none/containers"}) {
            Answer answer = api.get(path);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
        }
    }

    @Test
    void a_trailing_question_mark_is_nothing() {
        assertThat(api.get("/v1/apps?").status()).isEqualTo(200);
        assertThat(api.get("/v1/apps/shop/containers?").status()).isEqualTo(200);
    }
}

package dev.plimsoll.adapters.rest.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryOwnAppRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
final class OwnAppsTest {
    private static final String APPS = "/v1/apps";
    private static final String SHOP = "{\"app\":{\"name\":\"my-shop\"}}";
    private static final AppId ID = new AppId(AppKind.PLIMSOLL, "my-shop");
    private static final String TYPES = APPS + "/my-shop/container_types";
    private static final String WEB = """
            {"container_type":{"name":"web","image":"shop:1","command":["serve","80"],"env":{"PASSWORD":"s3cret"}}}""";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryOwnAppRepository ownApps;

    @AfterEach
    void nothing_is_left() {
        ownApps.list().forEach(app -> {
            ownApps.remove(app.id());
            app.types().forEach(type -> ownApps.forget(new TargetId(app.id(), type.name())));
            ownApps.forget(app.id());
            platform.dissolve(app.id());
        });
    }

    @Test
    void an_app_is_created_and_shown_like_any_other() {
        Answer created = admin("POST", APPS, SHOP);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.object("app").get("id")).isEqualTo(ID.hex());
        assertThat(created.object("app").get("status")).isEqualTo("new");
        assertThat(api.get(APPS + "/my-shop").json()).isEqualTo(created.json());
        assertThat(api.get(APPS + "/my-shop/containers").body()).isEqualTo("{\"containers\":[]}");
        assertThat(admin("POST", APPS, SHOP).body()).isEqualTo("{\"errors\":{\"name\":[\"has already been taken\"]}}");
        assertThat(api.get(APPS + "/my-shop/events").body()).contains("\"type\":\"new_app\"");
    }

    @Test
    void a_dry_run_only_looks() {
        Answer dry =
                api.send(Api.as(Role.ADMIN, api.request("POST", APPS, SHOP)).header("X-Dry-Run", "true"));

        assertThat(dry.status()).isEqualTo(201);
        assertThat(dry.object("app").get("name")).isEqualTo("my-shop");
        assertThat(api.get(APPS + "/my-shop").status()).isEqualTo(404);
    }

    @Test
    void a_wrong_name_is_refused_in_the_words_of_scalingo() {
        Answer refused = admin("POST", APPS, "{\"app\":{\"name\":\"my-shop-\"}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).isEqualTo("{\"errors\":{\"name\":[\"can't end with an hyphen\"]}}");
    }

    @Test
    void an_app_is_deleted_by_its_name_alone() {
        admin("POST", APPS, SHOP);
        platform.up(InMemoryPlatform.target("my-project", "web"), 1);

        assertThat(admin("DELETE", APPS + "/my-shop", null).body())
                .isEqualTo("{\"errors\":{\"current_name\":[\"Provided name does not match app name\"]}}");
        assertThat(admin("DELETE", APPS + "/my-project?current_name=my-project", null)
                        .status())
                .isEqualTo(409);
        assertThat(admin("DELETE", APPS + "/my-shop?current_name=my-shop", null).status())
                .isEqualTo(204);
        assertThat(api.get(APPS + "/my-shop").status()).isEqualTo(404);
    }

    @Test
    void a_container_type_is_in_the_formation_before_it_has_a_container() {
        shop();

        assertThat(api.get(APPS + "/my-shop/containers").body()).isEqualTo("""
                {"containers":[{"name":"web","amount":0,"size":"M","command":"serve 80","app_id":"%s"}]}""".formatted(ID.hex()));
        assertThat(api.get(APPS + "/my-shop/ps").body()).isEqualTo("{\"containers\":[]}");
        Answer scaled = api.send("POST", APPS + "/my-shop/scale", "{\"containers\":[{\"name\":\"web\",\"amount\":2}]}");
        assertThat(scaled.status()).isEqualTo(202);
    }

    @Test
    void what_is_in_variables_is_for_administrators_alone() {
        Answer created = shop();

        assertThat(created.object("container_type").get("env")).isEqualTo(Map.of("PASSWORD", "s3cret"));
        assertThat(admin("GET", TYPES + "/web", null).json()).isEqualTo(created.json());
        for (String path : new String[] {TYPES, TYPES + "/web", APPS + "/my-shop/events"}) {
            for (Role role : new Role[] {Role.VIEWER, Role.OPERATOR}) {
                Answer seen = api.send(Api.as(role, api.request("GET", path, (String) null)));
                assertThat(seen.status()).isEqualTo(200);
                assertThat(seen.body()).doesNotContain("s3cret");
            }
        }
        assertThat(api.get(TYPES + "/web").body()).contains("\"env\":{\"PASSWORD\":null}", "\"hash\":null");
    }

    @Test
    void every_field_of_a_container_type_is_written() {
        shop();

        assertThat(admin("GET", TYPES + "/web", null).body())
                .startsWith("""
                        {"container_type":{"name":"web","app_id":"%s","amount":0,"image":"shop:1",\
                        "command":["serve","80"],"env":{"PASSWORD":"s3cret"},"ports":[],\
                        "limits":{"memory_bytes":null,"cpus":null},"health_check":null,"labels":{},"networks":[],\
                        "volumes":[],"privileged":false,"stop_grace_seconds":null,"restart":"unless_stopped",\
                        "hash":\"""".formatted(ID.hex()))
                .contains("\"created_at\":\"2026-01-01T12:00:00Z\",\"updated_at\":\"2026-01-01T12:00:00Z\"}}");
    }

    @Test
    void a_change_keeps_the_rest_and_tells_where_its_deployment_is() {
        shop();
        assertThat(admin("PATCH", TYPES + "/web", "{\"image\":\"shop:2\"}").header("location"))
                .isEmpty();
        var _ = platform.start(new TargetId(ID, "web"), 1, () -> true);

        Answer changed = admin("PUT", TYPES + "/web", "{\"container_type\":{\"image\":\"shop:3\"}}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.object("container_type").get("command")).isEqualTo(List.of("serve", "80"));
        assertThat(changed.header("location")).startsWith("http://").contains("/operations/");
        String operation = changed.header("location").replaceFirst("^http://[^/]*", "");
        assertThat(api.get(operation).object("operation").get("type")).isEqualTo("deploy");
        Answer whole =
                admin("PUT", TYPES + "/web", admin("GET", TYPES + "/web", null).body());
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.json()).isEqualTo(changed.json());
    }

    @Test
    void problems_are_told_with_their_paths() {
        admin("POST", APPS, SHOP);

        Answer refused = admin("POST", TYPES, """
                {"container_type":{"name":"web","image":"shop","ports":[{"container_port":0}],\
                "volumes":[{"source":"/etc","target":"/x"}],"imgae":"x"}}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.object("errors").keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("ports[0].container_port", "imgae");
    }

    @Test
    void a_container_type_is_deleted() {
        shop();

        assertThat(admin("DELETE", TYPES + "/web", null).status()).isEqualTo(204);
        assertThat(admin("DELETE", TYPES + "/web", null).status()).isEqualTo(404);
        assertThat(api.get(TYPES).body()).isEqualTo("{\"container_types\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/apps",
        "DELETE, /v1/apps/my-shop?current_name=my-shop",
        "POST, /v1/apps/my-shop/container_types",
        "PATCH, /v1/apps/my-shop/container_types/web",
        "PUT, /v1/apps/my-shop/container_types/web",
        "DELETE, /v1/apps/my-shop/container_types/web"
    })
    void only_administrators_may_do_what_is_as_good_as_root(String method, String path) {
        shop();

        assertThat(api.send(method, path, "{}").status()).isEqualTo(403);
    }

    private Answer shop() {
        admin("POST", APPS, SHOP);
        return admin("POST", TYPES, WEB);
    }

    private Answer admin(String method, String path, @Nullable String body) {
        return api.send(Api.as(Role.ADMIN, api.request(method, path, body)));
    }
}

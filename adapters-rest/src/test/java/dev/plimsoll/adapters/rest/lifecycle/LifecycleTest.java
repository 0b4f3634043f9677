package dev.plimsoll.adapters.rest.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.control.ContainerLifecycle;
import dev.plimsoll.application.control.KnownHooks;
import dev.plimsoll.application.control.LifecycleActions;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryHookCaller;
import dev.plimsoll.application.fake.InMemoryLifecycleHookRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.port.HookCaller;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
final class LifecycleTest {
    private static final TargetId WEB = InMemoryPlatform.target("hooked", "web");
    private static final String HOOKS = "/v1/apps/hooked/container_types/web/lifecycle_hooks";
    private static final String ACTIONS = "/v1/apps/hooked/lifecycle_actions";
    private static final String URL = "https://hooks.example/warm";
    private static final String WARM = "{\"name\":\"warm\",\"transition\":\"launching\",\"url\":\"" + URL + "\"}";
    private static final String FLUSH =
            "{\"name\":\"flush\",\"transition\":\"terminating\",\"command\":[\"flush\",\"--all\"]}";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryLifecycleHookRepository stored;

    @Inject
    KnownHooks hooks;

    @Inject
    LifecycleActions actions;

    @Inject
    ContainerLifecycle lifecycle;

    @Inject
    InMemoryHookCaller caller;

    @Inject
    InMemoryEventLog log;

    @Inject
    SettableClock clock;

    @BeforeEach
    void one_container_and_no_hooks() {
        stored.all().forEach(hook -> stored.delete(hook.target(), hook.name()));
        hooks.recall();
        List.copyOf(actions.of(WEB)).forEach(actions::forget);
        platform.removeAll(WEB);
        platform.up(WEB, 1);
        platform.up(InMemoryPlatform.target("elsewhere", "web"), 1);
    }

    @Test
    void a_hook_is_created_with_every_field() {
        Answer answer = api.send("POST", HOOKS, "{\"lifecycle_hook\":" + WARM + "}");

        assertThat(answer.status()).isEqualTo(201);
        String secret = String.valueOf(answer.object("lifecycle_hook").get("secret"));
        assertThat(secret).matches("[0-9a-f]{64}");
        String fields = """
                {"name":"warm","app_id":"%s","container_type":"web","transition":"launching","url":"%s",\
                "command":null,"heartbeat_timeout_seconds":300,"global_timeout_seconds":30000,\
                "default_result":"ABANDON","created_at":"%s\"""".formatted(WEB.app().hex(), URL, clock.instant());
        assertThat(answer.body()).isEqualTo("{\"lifecycle_hook\":" + fields + ",\"secret\":\"" + secret + "\"}}");
        assertThat(api.get(HOOKS + "/warm").body()).isEqualTo("{\"lifecycle_hook\":" + fields + "}}");
        assertThat(api.get(HOOKS).body()).isEqualTo("{\"lifecycle_hooks\":[" + fields + "}]}");
        assertThat(newest().data()).containsEntry("hook", "warm").containsEntry("container_type", "web");
        assertThat(newest().type().text()).isEqualTo("new_lifecycle_hook");
    }

    @Test
    void a_hook_is_changed_and_removed() {
        api.send("POST", HOOKS, WARM);

        Answer changed = api.send("PATCH", HOOKS + "/warm", "{\"default_result\":\"CONTINUE\"}");
        assertThat(changed.object("lifecycle_hook").get("default_result")).isEqualTo("CONTINUE");
        assertThat(changed.object("lifecycle_hook").get("url")).isEqualTo(URL);
        assertThat(changed.body()).doesNotContain("secret");
        assertThat(newest().type().text()).isEqualTo("edit_lifecycle_hook");

        assertThat(api.send("DELETE", HOOKS + "/warm", null).status()).isEqualTo(204);
        assertThat(newest().type().text()).isEqualTo("delete_lifecycle_hook");
        Answer gone = api.send("DELETE", HOOKS + "/warm", null);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body()).isEqualTo("{\"resource\":\"lifecycle_hook\",\"error\":\"not found\"}");
    }

    @Test
    void commands_are_for_administrators_alone() {
        assertThat(api.send("POST", HOOKS, FLUSH).status()).isEqualTo(403);
        assertThat(as(Role.ADMIN, "POST", HOOKS, FLUSH).status()).isEqualTo(201);
        assertThat(api.get(HOOKS + "/flush").object("lifecycle_hook").get("command"))
                .isEqualTo(List.of("flush", "--all"));

        assertThat(api.send("PATCH", HOOKS + "/flush", "{\"heartbeat_timeout_seconds\":5}")
                        .status())
                .isEqualTo(403);
        assertThat(api.send("DELETE", HOOKS + "/flush", null).status()).isEqualTo(403);
        api.send("POST", HOOKS, WARM);
        assertThat(api.send("PATCH", HOOKS + "/warm", "{\"command\":[\"x\"]}").status())
                .isEqualTo(403);

        Answer turned = as(Role.ADMIN, "PATCH", HOOKS + "/flush", "{\"url\":\"" + URL + "\"}");
        assertThat(String.valueOf(turned.object("lifecycle_hook").get("secret")))
                .hasSize(64);
        assertThat(api.send("DELETE", HOOKS + "/flush", null).status()).isEqualTo(204);
    }

    @Test
    void viewers_see_and_do_not_change() {
        assertThat(as(Role.VIEWER, "GET", HOOKS, null).status()).isEqualTo(200);
        assertThat(as(Role.VIEWER, "GET", ACTIONS, null).status()).isEqualTo(200);
        assertThat(as(Role.VIEWER, "POST", HOOKS, WARM).status()).isEqualTo(403);
        assertThat(as(Role.VIEWER, "POST", ACTIONS + "/x/complete", "{\"result\":\"CONTINUE\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_cannot_be_is_refused_with_its_path() {
        assertThat(api.send("POST", HOOKS, "{\"name\":\"warm\",\"transition\":\"launching\"}")
                        .body())
                .isEqualTo("{\"errors\":{\"url\":[\"must be given, or command, and not both\"]}}");
        api.send("POST", HOOKS, WARM);
        assertThat(api.send("POST", HOOKS, WARM).body())
                .isEqualTo("{\"errors\":{\"name\":[\"has already been taken\"]}}");
        caller.forbid("https://169.254.169.254/x");
        assertThat(api.send("PATCH", HOOKS + "/warm", "{\"url\":\"https://169.254.169.254/x\"}")
                        .body())
                .isEqualTo("{\"errors\":{\"url\":[\"is not allowed\"]}}");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/apps/none/container_types/web/lifecycle_hooks, app",
        "/v1/apps/hooked/container_types/db/lifecycle_hooks, container_type",
        "/v1/apps/hooked/container_types/web/lifecycle_hooks/none, lifecycle_hook",
        "/v1/apps/none/lifecycle_actions, app",
        "/v1/apps/hooked/lifecycle_actions/none, lifecycle_action"
    })
    void what_is_not_there_is_named(String path, String resource) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"resource\":\"%s\",\"error\":\"not found\"}".formatted(resource));
    }

    @Test
    void an_open_action_is_listed_with_every_field() {
        LifecycleAction action = launched();

        String fields = """
                {"id":"%s","app_id":"%s","container_type":"web","hook":"warm","transition":"launching",\
                "container":{"id":"%s","name":"hooked-web-1"},"begun_at":"%s","ends_at":"%s","accepted":true,\
                "result":null,"failing":null}""".formatted(
                        action.id(),
                        WEB.app().hex(),
                        action.container().value(),
                        action.begunAt(),
                        action.begunAt().plusSeconds(300));
        assertThat(api.get(ACTIONS).body()).isEqualTo("{\"lifecycle_actions\":[" + fields + "]}");
        assertThat(api.get(ACTIONS + "/" + action.id()).body()).isEqualTo("{\"lifecycle_action\":" + fields + "}");
        assertThat(api.get("/v1/apps/elsewhere/lifecycle_actions").body()).isEqualTo("{\"lifecycle_actions\":[]}");
    }

    @Test
    void a_container_is_booting_until_its_launching_hooks_are_over() {
        LifecycleAction action = launched();
        assertThat(api.get("/v1/apps/hooked/ps").body()).contains("\"state\":\"booting\"");

        api.send("POST", ACTIONS + "/" + action.id() + "/complete", "{\"result\":\"CONTINUE\"}");
        assertThat(api.get("/v1/apps/hooked/ps").body()).contains("\"state\":\"running\"");
    }

    @Test
    void the_receiver_is_told_where_to_answer() {
        LifecycleAction action = launched();

        var body = caller.calls().getLast().body();
        assertThat(body)
                .containsEntry("id", action.id())
                .containsEntry("app", "hooked")
                .containsEntry("container_type", "web")
                .containsEntry("transition", "launching")
                .containsEntry("heartbeat_timeout_seconds", 300L);
        String path = String.valueOf(body.get("complete_path"));
        assertThat(api.send("POST", path, "{\"result\":\"CONTINUE\"}").status()).isEqualTo(200);
    }

    @Test
    void an_action_is_completed_once() {
        String path = ACTIONS + "/" + launched().id() + "/complete";

        assertThat(api.send("POST", path, "{\"result\":\"maybe\"}").body())
                .isEqualTo("{\"errors\":{\"result\":[\"must be CONTINUE or ABANDON\"]}}");
        assertThat(api.send("POST", path, null).body()).isEqualTo("{\"errors\":{\"result\":[\"is required\"]}}");
        Answer completed = api.send("POST", path, "{\"result\":\"ABANDON\"}");
        assertThat(completed.object("lifecycle_action").get("result")).isEqualTo("ABANDON");
        assertThat(api.get(ACTIONS).body()).isEqualTo("{\"lifecycle_actions\":[]}");
        assertThat(newest().type().text()).isEqualTo("lifecycle_action");

        assertThat(api.send("POST", path, "{\"result\":\"ABANDON\"}").status()).isEqualTo(200);
        Answer late = api.send("POST", path, "{\"result\":\"CONTINUE\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("it has ended with ABANDON");
    }

    @Test
    void a_heartbeat_extends_the_time_of_an_open_action() {
        LifecycleAction action = launched();
        clock.advance(Duration.ofSeconds(10));
        String path = ACTIONS + "/" + action.id();

        Answer answer = api.send("POST", path + "/heartbeat", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object("lifecycle_action").get("ends_at"))
                .isEqualTo(action.deadline().plusSeconds(10).toString());
        api.send("POST", path + "/complete", "{\"result\":\"CONTINUE\"}");
        assertThat(api.send("POST", path + "/heartbeat", null).status()).isEqualTo(409);
    }

    @Test
    void what_does_not_get_on_says_why() {
        caller.answer(URL + "/sick", new HookCaller.Answer.Failed("answered with status 503"));
        api.send("POST", HOOKS, WARM.replace(URL, URL + "/sick"));
        launch();

        assertThat(api.get(ACTIONS).body()).contains("\"failing\":\"answered with status 503\"");
    }

    @Test
    void removing_a_hook_ends_the_waiting() {
        launched();

        api.send("DELETE", HOOKS + "/warm", null);

        assertThat(api.get(ACTIONS).body()).isEqualTo("{\"lifecycle_actions\":[]}");
        assertThat(lifecycle.seen(platform.look(WEB)).ready()).isOne();
    }

    private LifecycleAction launched() {
        api.send("POST", HOOKS, WARM);
        launch();
        return actions.of(WEB).iterator().next();
    }

    /// A container starts after the hooks were made, and the converger sees it.
    private void launch() {
        clock.advance(Duration.ofSeconds(1));
        platform.removeAll(WEB);
        platform.up(WEB, 1);
        Fleet fleet = platform.look(WEB);
        lifecycle.gone(WEB, Set.of(fleet.containers().getFirst().id()));
        assertThat(lifecycle.launching(fleet, clock.instant()).ready()).isZero();
    }

    private Answer as(Role role, String method, String path, @Nullable String body) {
        return api.send(Api.as(role, api.request(method, path, body)));
    }

    private AppEvent newest() {
        return Objects.requireNonNull(log.page(WEB.app(), 1, 1).events().getFirst());
    }
}

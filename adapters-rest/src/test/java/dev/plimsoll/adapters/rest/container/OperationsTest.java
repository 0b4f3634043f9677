package dev.plimsoll.adapters.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.control.OpenOperations;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
final class OperationsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final TargetId WORKER = InMemoryPlatform.target("shop", "worker");
    private static final String ID = WEB.app().hex();

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @Inject
    OpenOperations operations;

    @Inject
    SettableClock clock;

    @BeforeEach
    void a_shop_with_two_web_containers_and_a_worker() {
        platform.up(WEB, 2);
        platform.up(WORKER, 1);
    }

    @Test
    void scaling_answers_the_formation_to_come_and_where_to_look() {
        Answer answer = api.send("POST", "/v1/apps/shop/scale", scaleTo(4));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("""
                {"containers":[{"name":"web","amount":4,"size":"M","command":"serve","app_id":"%1$s"},\
                {"name":"worker","amount":1,"size":"M","command":"serve","app_id":"%1$s"}]}""".formatted(ID));
        assertThat(answer.header("location"))
                .matches("http://127\\.0\\.0\\.1:" + api.port() + "/v1/apps/" + ID + "/operations/[0-9a-f]{24}");
    }

    @Test
    void the_operation_is_running_and_then_done() {
        String path = URI.create(
                        api.send("POST", "/v1/apps/shop/scale", scaleTo(4)).header("location"))
                .getPath();
        String id = path.substring(path.lastIndexOf('/') + 1);

        assertThat(api.get(path).body()).isEqualTo("""
                {"operation":{"id":"%s","app_id":"%s","created_at":"2026-01-01T12:00:00Z","finished_at":null,\
                "status":"running","type":"scale","error":"","failing":null}}""".formatted(id, ID));

        operations.end(operations.scaleOf(WEB).orElseThrow(), "no such image", clock.instant());
        assertThat(api.get("/v1/apps/shop/operations/" + id).object("operation"))
                .hasToString("{id=%s, app_id=%s, created_at=2026-01-01T12:00:00Z, finished_at=2026-01-01T12:00:00Z,"
                                .formatted(id, ID)
                        + " status=error, type=scale, error=web: no such image, failing=null}");
    }

    @Test
    void scaling_disables_the_autoscaler_of_the_type() {
        api.send("POST", "/v1/apps/shop/autoscalers", """
                {"autoscaler":{"container_type":"web","min_containers":1,"max_containers":5,"metric":"cpu",\
                "target":0.5}}""");

        api.send("POST", "/v1/apps/shop/scale", scaleTo(2));

        assertThat(autoscalers.findByTarget(WEB).orElseThrow().settings().isDisabled())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}| containers | is required",
                "{\"containers\":[]} | containers | must have at least one",
                "{\"containers\":{}} | containers | must be a list",
                "{\"containers\":[3]} | containers[0] | must be an object",
                "{\"containers\":[{\"amount\":1}]} | containers[0].name | is required",
                "{\"containers\":[{\"name\":\"web\"}]} | containers[0].amount | is required",
                "{\"containers\":[{\"name\":\"web\",\"amount\":1.5}]} | containers[0].amount | must be a whole number",
                "{\"containers\":[{\"name\":\"web\",\"amount\":-1}]} | containers[0].amount | must be from 0 to 1000",
                "{\"containers\":[{\"name\":\"web\",\"amount\":1,\"size\":\"XL\"}]} | containers[0].size"
                        + " | must be M: the service itself sets its limits",
            })
    void a_bad_formation_is_refused_with_its_path(String body, String path, String message) {
        Answer answer = api.send("POST", "/v1/apps/shop/scale", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"errors\":{\"%s\":[\"%s\"]}}".formatted(path, message));
    }

    @Test
    void an_unknown_type_is_a_404_that_names_the_resource() {
        for (Answer answer : List.of(
                api.send("POST", "/v1/apps/shop/scale", "{\"containers\":[{\"name\":\"db\",\"amount\":1}]}"),
                api.send("POST", "/v1/apps/shop/restart", "{\"scope\":[\"db\"]}"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"resource\":\"container_type\",\"error\":\"not found\"}");
        }
    }

    @Test
    void an_operation_of_another_app_is_none_of_this_one() {
        String location = api.send("POST", "/v1/apps/shop/scale", scaleTo(4)).header("location");
        String id = location.substring(location.lastIndexOf('/') + 1);

        for (String path : List.of("/v1/apps/other/operations/" + id, "/v1/apps/shop/operations/none")) {
            assertThat(api.get(path).body()).isEqualTo("{\"resource\":\"operation\",\"error\":\"not found\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"scope\":null}", "{\"scope\":[]}", "''"})
    void a_restart_without_a_scope_is_one_of_all_types(String body) {
        Answer answer = api.send("POST", "/v1/apps/shop/restart", body.isEmpty() ? null : body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("location")).contains("/operations/");
        assertThat(operations.restartOf(WEB)).isPresent();
        assertThat(operations.restartOf(WORKER)).isPresent();
    }

    @Test
    void a_restart_may_name_its_types() {
        platform.up(InMemoryPlatform.target("solo", "web"), 1);
        platform.up(InMemoryPlatform.target("solo", "worker"), 1);

        Answer answer = api.send("POST", "/v1/apps/solo/restart", "{\"scope\":[\"worker\"]}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(operations.restartOf(InMemoryPlatform.target("solo", "web"))).isEmpty();
        assertThat(operations.restartOf(InMemoryPlatform.target("solo", "worker")))
                .isPresent();
        assertThat(api.send("POST", "/v1/apps/solo/restart", "{\"scope\":\"web\"}")
                        .status())
                .isEqualTo(202);
        assertThat(operations.restartOf(InMemoryPlatform.target("solo", "web"))).isPresent();
        assertThat(api.send("POST", "/v1/apps/solo/restart", "{\"scope\":7}").body())
                .isEqualTo("{\"errors\":{\"scope\":[\"must be a list of container types\"]}}");
    }

    @Test
    void a_viewer_may_neither_scale_nor_restart() {
        for (String path : List.of("/v1/apps/shop/scale", "/v1/apps/shop/restart")) {
            assertThat(api.send(Api.as(Role.VIEWER, api.request("POST", path, scaleTo(1))))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void every_field_of_a_process_is_written() {
        TargetId tiny = InMemoryPlatform.target("tiny", "web");
        platform.up(tiny, 1);
        FleetContainer only = platform.look(tiny).containers().getFirst();

        assertThat(api.get("/v1/apps/tiny/ps").body())
                .isEqualTo("""
                {"containers":[{"id":"%s","app_id":"%s","type":"web","type_index":1,"label":"web-1",\
                "state":"running","command":"serve","created_at":"2026-01-01T12:00:00Z","deleted_at":null,\
                "container_size":{"id":"M","name":"M","human_name":"M"},"name":"tiny-web-1","protected":false}]}""".formatted(only.id().value(), tiny.app().hex()));

        platform.setPhase(only.id(), ContainerPhase.STARTING);
        assertThat(api.get("/v1/apps/tiny/ps").body()).contains("\"state\":\"booting\"");
        platform.stop(only.id());
        assertThat(api.get("/v1/apps/tiny/ps").body()).contains("\"state\":\"stopped\"");
    }

    private static String scaleTo(int amount) {
        return "{\"containers\":[{\"name\":\"web\",\"amount\":%d,\"size\":\"\"}]}".formatted(amount);
    }
}

package dev.plimsoll.adapters.rest.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.adapters.rest.fixture.Garbage;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryDecisionHistory;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class PreviewTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @Inject
    InMemoryDecisionHistory decisions;

    @Inject
    FakeMetricsSource metrics;

    private String path = "";

    @BeforeEach
    void an_autoscaler_of_one_container() {
        platform.up(WEB, 1);
        Object id = api.send("POST", "/v1/apps/shop/autoscalers", """
                {"autoscaler":{"container_type":"web","min_containers":1,"max_containers":10,"metric":"cpu",\
                "target":0.5}}""")
                .object("autoscaler")
                .get("id");
        path = "/v1/apps/shop/autoscalers/" + id + "/preview";
    }

    @AfterEach
    void no_autoscaler_is_left() {
        autoscalers.list().forEach(left -> autoscalers.delete(left.id()));
        metrics.each(MetricName.CPU, 0.5);
    }

    @Test
    void a_preview_has_every_field() {
        String container = platform.look(WEB).containers().getFirst().name();

        Answer answer = preview("{\"metrics\":{\"cpu\":1}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("""
                        {"preview":{"kind":"scale_out","from":1,"to":2,"sentence":"Scale out from 1 to 2: cpu is 1 with \
                        target 0.5, so 1 measured container should be 2.","recommendations":[\
                        {"policy":"target_tracking","index":0,"answer":"propose","count":2,\
                        "reason":{"type":"off_target",""").endsWith("""
                        }],"reasons":[],"metrics_used":{"cpu":{"per_container":{"%s":1.0}}}}}""".formatted(container));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"metrics\":{}}", "{\"metrics\":null,\"at\":null,\"autoscaler\":null}"})
    void without_figures_it_measures(String body) {
        metrics.each(MetricName.CPU, 0.75);

        assertThat(preview(body).object("preview").get("sentence")).asString().contains("cpu is 0.75");
    }

    @Test
    void no_body_and_no_type_measures_too() {
        Answer answer = api.send(api.request("POST", path, (String) null)
                .setHeader("Authorization", "Bearer " + Api.tokenOf(Role.OPERATOR)));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void nothing_is_saved() {
        List<Autoscaler> before = autoscalers.list();

        preview("{\"metrics\":{\"cpu\":1},\"autoscaler\":{\"max_containers\":99}}");

        assertThat(autoscalers.list()).isEqualTo(before);
        assertThat(decisions
                        .page(before.getFirst().id(), DecisionHistory.Selection.ALL, 1, 1)
                        .total())
                .isZero();
    }

    @Test
    void a_viewer_may_and_a_stranger_may_not() {
        assertThat(api.send(Api.as(Role.VIEWER, api.request("POST", path, "{}")))
                        .status())
                .isEqualTo(200);
        assertThat(api.send(Api.as(Role.ADMIN, api.request("POST", path, "{}"))).status())
                .isEqualTo(200);
        assertThat(api.send(api.request("POST", path, "{}")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"metrics\":{\"latency\":1}}      | metrics.latency | is read by none of the policies",
                "{\"metrics\":{\"cpu\":-1}}         | metrics.cpu     | must be a number from 0 to 9e18",
                "{\"metrics\":{\"cpu\":1e999}}      | metrics.cpu     | must be a number from 0 to 9e18",
                "{\"metrics\":{\"cpu\":\"0.9\"}}    | metrics.cpu     | must be a number",
                "{\"metrics\":{\"cpu\":[1]}}        | metrics.cpu     | must be a number",
                "{\"metrics\":{\"cpu\":{}}}         | metrics.cpu.per_container | is required",
                "{\"metrics\":{\"cpu\":{\"per_container\":1}}} | metrics.cpu.per_container | must be an object",
                "{\"metrics\":{\"\":1}}             | metrics         | is read by none of the policies",
                "{\"metrics\":[]}                   | metrics         | must be an object",
                "{\"metric\":{\"cpu\":1}}           | metric          | is not known",
                "{\"at\":\"soon\"}                  | at              | must be a date",
                "{\"at\":\"+1000000000-12-31T23:59:59Z\"} | at        | must be within ten years of now",
                "{\"autoscaler\":{\"target\":0}}    | autoscaler.target | must be a number from 0.01 to 9e18",
                "{\"autoscaler\":7}                 | autoscaler      | must be an object"
            })
    void what_cannot_be_is_refused_with_its_path(String body, String field, String message) {
        Answer answer = preview(body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.object("errors")).isEqualTo(Map.of(field, List.of(message)));
    }

    @Test
    void nan_is_no_json() {
        assertThat(preview("{\"metrics\":{\"cpu\":NaN}}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void random_json_is_never_a_500(long seed) {
        Garbage garbage = new Garbage(new Random(seed));
        for (int round = 0; round < 100; round++) {
            String fields = garbage.autoscaler();
            String body = "{\"autoscaler\":" + fields + ",\"metrics\":{\"cpu\":" + garbage.autoscaler() + "}}";
            assertThat(api.sendGarbage("POST", path, body).status()).as(body).isIn(200, 422);
            assertThat(api.sendGarbage("POST", path, "{\"autoscaler\":" + fields + "}")
                            .status())
                    .as(fields)
                    .isIn(200, 422);
        }
    }

    @Test
    void what_is_not_there_is_a_404() {
        assertThat(api.send("POST", "/v1/apps/none/autoscalers/au-1/preview", "{}")
                        .body())
                .isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
        assertThat(api.send("POST", "/v1/apps/shop/autoscalers/au-1/preview", "{}")
                        .body())
                .isEqualTo("{\"resource\":\"autoscaler\",\"error\":\"not found\"}");
    }

    private Answer preview(String body) {
        return api.send("POST", path, body);
    }
}

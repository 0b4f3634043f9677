package dev.plimsoll.adapters.rest.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.control.ControlListener;
import dev.plimsoll.application.control.LatestEvaluations;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.Owner;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.policy.Guards;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
final class AutoscalersTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final String PATH = "/v1/apps/shop/autoscalers";
    private static final String FIELDS = """
            {"container_type":"web","min_containers":1,"max_containers":10,"metric":"cpu","target":0.6}""";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @Inject
    FakeMetricsSource metrics;

    @Inject
    LatestEvaluations evaluations;

    @Inject
    SettableClock clock;

    @BeforeEach
    void a_shop_with_one_web_container() {
        platform.up(WEB, 1);
    }

    @AfterEach
    void no_autoscaler_is_left() {
        autoscalers.list().forEach(left -> autoscalers.delete(left.id()));
    }

    @Test
    void a_created_autoscaler_comes_back_with_every_field() {
        Answer answer = create(FIELDS);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
        Autoscaler created = autoscalers.list().getFirst();
        List<Alert> alerts = Alert.of(created);
        assertThat(answer.body()).isEqualTo("""
                {"autoscaler":{"id":"%s","app_id":"%s","created_at":"%s","updated_at":"%s",\
                "last_scale":"0001-01-01T00:00:00Z","container_type":"web","min_containers":1,"max_containers":10,\
                "metric":"cpu","target":0.6,"disabled":false,"alert_id_scale_up":"%s","alert_id_scale_down":"%s",\
                "policies":[{"type":"target_tracking","metric":"cpu",\
                "target":0.6,"target_type":"utilization","disable_scale_in":false,\
                "statistic":"average"}],"combine":"largest","behavior":{"scale_out":{"tolerance":0.1,\
                "stabilization_window_seconds":0,"cooldown_seconds":0,"select":"max","policies":[\
                {"type":"percent","value":100,"period_seconds":15},{"type":"count","value":4,"period_seconds":15}],\
                "max_fraction":null},"scale_in":{"tolerance":0.1,"stabilization_window_seconds":300,\
                "cooldown_seconds":0,"select":"max","policies":[{"type":"percent","value":100,"period_seconds":15}],\
                "max_fraction":0.5},"warm_up_seconds":3,"initialization_period_seconds":300,"readiness_delay_seconds":30,\
                "count_ordered":true,"ready_timeout_seconds":300,"probe":null,"warm_pool":0},"mode":"active","managed_by":"api","status":null}}""".formatted(
                        created.id().value(),
                        WEB.app().hex(),
                        clock.instant(),
                        clock.instant(),
                        alerts.getFirst().id(),
                        alerts.getLast().id()));
    }

    @Test
    void what_labels_own_is_shown_as_such_and_only_disabled_and_enabled() {
        String id = created();
        Autoscaler made = autoscalers.list().getFirst();
        autoscalers.delete(made.id());
        autoscalers.insert(Autoscaler.create(made.id(), WEB, made.settings(), Owner.LABELS, clock.instant()));

        assertThat(api.get(PATH + "/" + id).object("autoscaler").get("managed_by"))
                .isEqualTo("labels");
        Answer changed = api.send("PATCH", PATH + "/" + id, "{\"max_containers\":7}");
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.body()).isEqualTo("""
                {"error":"labels of the service set this autoscaler: change plimsoll.* there; only disabled can be set \
                here"}""");
        assertThat(api.send("DELETE", PATH + "/" + id, null).status()).isEqualTo(409);
        assertThat(autoscalers.list().getFirst().settings()).isEqualTo(made.settings());

        assertThat(api.send("PUT", PATH + "/" + id, "{\"max_containers\":10,\"disabled\":true}")
                        .object("autoscaler")
                        .get("disabled"))
                .isEqualTo(true);
    }

    @Test
    void the_zero_values_that_go_clients_send_are_ignored() {
        Answer answer = create("""
                {"id":"","app_id":"","created_at":"0001-01-01T00:00:00Z","container_type":"web","min_containers":2,\
                "max_containers":4,"metric":"memory","target":0.75,"disabled":false,"unknown":{"a":[1]}}""");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(String.valueOf(answer.object("autoscaler").get("id"))).startsWith("au-");
    }

    @Test
    void autoscalers_are_listed_and_shown_by_app_name_and_id() {
        assertThat(api.get(PATH).body()).isEqualTo("{\"autoscalers\":[]}");
        String id = created();

        assertThat(api.get(PATH + "?").body()).startsWith("{\"autoscalers\":[{\"id\":\"" + id + "\"");
        assertThat(api.get(PATH + "/" + id + "?").object("autoscaler").get("id"))
                .isEqualTo(id);
        assertThat(api.get("/v1/apps/" + WEB.app().hex() + "/autoscalers/" + id).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PATCH | {\"autoscaler\":{\"max_containers\":7,\"disabled\":true}}",
                "PATCH | {\"max_containers\":7,\"disabled\":true}",
                "PUT   | {\"autoscaler\":{\"max_containers\":7,\"disabled\":true}}",
                "PUT   | {\"max_containers\":7,\"disabled\":true}"
            })
    void a_change_comes_with_or_without_envelope(String method, String body) {
        String id = created();

        Answer answer = api.send(method, PATH + "/" + id, body);

        assertThat(answer.status()).isEqualTo(200);
        Map<?, ?> changed = answer.object("autoscaler");
        assertThat(changed.get("max_containers")).isEqualTo(7);
        assertThat(changed.get("disabled")).isEqualTo(true);
        assertThat(changed.get("min_containers")).isEqualTo(1);
        assertThat(changed.get("metric")).isEqualTo("cpu");
    }

    @Test
    void a_part_of_the_behavior_can_be_changed() {
        String id = created();

        Answer answer = api.send(
                "PATCH", PATH + "/" + id, "{\"behavior\":{\"scale_in\":{\"stabilization_window_seconds\":7}}}");

        assertThat(answer.body())
                .contains("\"scale_in\":{\"tolerance\":0.1,\"stabilization_window_seconds\":7,")
                .contains("\"max_fraction\":0.5");
    }

    @Test
    void a_change_of_nothing_is_no_error() {
        String id = created();

        assertThat(api.send("PATCH", PATH + "/" + id, "{}").status()).isEqualTo(200);
        assertThat(api.send("PATCH", PATH + "/" + id, null).status()).isEqualTo(200);
    }

    @Test
    void a_removed_autoscaler_is_gone_and_the_answer_is_empty() {
        String id = created();

        Answer answer = api.send("DELETE", PATH + "/" + id + "?", null);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(api.get(PATH).body()).isEqualTo("{\"autoscalers\":[]}");
    }

    @Test
    void the_status_says_what_the_latest_evaluation_saw_and_why() {
        String id = created();
        clock.advance(Duration.ofMinutes(1));
        metrics.each(dev.plimsoll.domain.metric.MetricName.CPU, 0.9);
        evaluate();

        String body = api.get(PATH + "/" + id).body();

        assertThat(body).contains("""
                "status":{"desired_containers":2,"current_containers":1,"ready_containers":1,"metric_value":0.9,\
                "sentence":"Scale out from 1 to 2: cpu is 0.9 with target 0.6, so 1 measured container should be 2.",\
                "recommendations":[{"policy":"target_tracking","index":0,"answer":"propose","count":2,"reason":{\
                "type":"off_target","metric":"cpu","target_type":"utilization","observed":0.9,"target":0.6,"mean":0.9,\
                "counted":1,"missing":0,"unready":0,"needed":2}}],"reasons":[],\
                "evaluated_at":"%s"}""".formatted(clock.instant()));
        assertThat(body).contains("\"last_scale\":\"" + clock.instant() + "\"");
    }

    @Test
    void a_status_without_a_measured_metric_says_null() {
        String id = created();
        platform.beginChange(WEB);
        evaluate();
        platform.endChange(WEB);

        assertThat(api.get(PATH + "/" + id).body())
                .contains("\"metric_value\":null,\"sentence\":\"Hold at 1: ")
                .contains("\"recommendations\":[],\"reasons\":[{\"type\":\"left_alone\",\"condition\":\"changing\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"autoscaler\":null}", "{\"container_type\":\"web\"}", ""})
    void a_missing_envelope_is_named(String body) {
        refused(api.send("POST", PATH, body), "{\"errors\":{\"autoscaler\":[\"missing field\"]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"x\"", "[]", "true"})
    void an_envelope_around_something_else_is_refused(String inside) {
        refused(create(inside), "{\"errors\":{\"autoscaler\":[\"must be an object\"]}}");
    }

    @Test
    void all_missing_fields_are_named_at_once() {
        Map<?, ?> errors = create("{}").object("errors");

        assertThat(errors)
                .hasSize(5)
                .allSatisfy((field, messages) -> assertThat(messages).isEqualTo(List.of("is required")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"min_containers\":11     | max_containers | must be at least min_containers",
                "\"min_containers\":-1     | min_containers | must be at least 0",
                "\"min_containers\":1.5    | min_containers | must be a whole number",
                "\"min_containers\":\"2\"  | min_containers | must be a whole number",
                "\"min_containers\":1e400  | min_containers | must be a whole number",
                "\"max_containers\":99999999999999999999999 | max_containers | must be a whole number",
                "\"target\":0              | target         | must be a number from 0.01 to 9e18",
                "\"target\":-0.0           | target         | must be a number from 0.01 to 9e18",
                "\"target\":1e999          | target         | must be a number from 0.01 to 9e18",
                "\"target\":\"NaN\"        | target         | must be a number",
                "\"metric\":\"latency\"    | metric         | must be one of cpu, memory",
                "\"metric\":7              | metric         | must be a text",
                "\"disabled\":\"yes\"      | disabled       | must be true or false",
                "\"behavior\":[]           | behavior       | must be an object or the name of a preset",
                "\"behavior\":{\"scale_in\":{\"policies\":[3]}} | behavior.scale_in.policies[0] | must be an object"
            })
    void a_bad_field_is_refused_under_its_path_and_changes_nothing(String field, String path, String message) {
        String id = created();

        refused(
                api.send("PATCH", PATH + "/" + id, "{" + field + "}"),
                "{\"errors\":{\"" + path + "\":[\"" + message + "\"]}}");
        assertThat(autoscalers.list().getFirst().version()).isZero();
    }

    @Test
    void a_second_autoscaler_of_a_type_is_refused() {
        created();

        refused(create(FIELDS), "{\"errors\":{\"container_type\":[\"already has an autoscaler\"]}}");
    }

    @Test
    void what_is_unknown_is_a_404_that_names_it() {
        String fields = "{\"autoscaler\":" + FIELDS + "}";

        missing(create(FIELDS.replace("\"web\"", "\"db\"")), "container_type");
        missing(api.send("POST", "/v1/apps/none/autoscalers", fields), "app");
        missing(api.get("/v1/apps/none/autoscalers"), "app");
        missing(api.get(PATH + "/au-none"), "autoscaler");
        missing(api.send("PATCH", PATH + "/au-none", "{}"), "autoscaler");
        missing(api.send("PUT", PATH + "/au-none", "{}"), "autoscaler");
        missing(api.send("DELETE", PATH + "/au-none", null), "autoscaler");
    }

    @Test
    void an_autoscaler_outlives_the_containers_of_its_app() {
        String id = created();
        platform.removeAll(WEB);

        assertThat(api.get(PATH + "/" + id).status()).isEqualTo(200);
    }

    private Answer create(String fields) {
        return api.send("POST", PATH, "{\"autoscaler\":" + fields + "}");
    }

    private String created() {
        return String.valueOf(create(FIELDS).object("autoscaler").get("id"));
    }

    private void evaluate() {
        Autoscaler present = autoscalers.list().getFirst();
        var fleet = platform.observe(WEB);
        var observations = metrics.read(fleet, present.settings().metrics().keySet(), clock.instant());
        var evaluation = present.evaluate(fleet, observations, Guards.DEFAULT, clock.instant());
        autoscalers.update(evaluation.autoscaler());
        evaluations.evaluated(
                new ControlListener.Evaluated(evaluation, fleet, observations, clock.instant(), Duration.ZERO));
    }

    private static void refused(Answer answer, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(422);
    }

    private static void missing(Answer answer, String resource) {
        assertThat(answer.body()).isEqualTo("{\"resource\":\"" + resource + "\",\"error\":\"not found\"}");
        assertThat(answer.status()).isEqualTo(404);
    }
}

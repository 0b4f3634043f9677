package dev.plimsoll.adapters.rest.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fields of an autoscaler that are ours: `policies`, `combine`, `behavior` and `mode`.
@MicronautTest
final class PoliciesTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final String PATH = "/v1/apps/shop/autoscalers";
    private static final String BOUNDS = "\"container_type\":\"web\",\"min_containers\":1,\"max_containers\":10";
    private static final String SCHEDULED = """
            {"type":"scheduled","start":"0 8 * * MON-FRI","end":"0 18 * * MON-FRI","count":4}""";
    private static final String STEPS = """
            {"type":"step_scaling","metric":"cpu","threshold":0.5,\
            "steps":[{"lower":0,"upper":0.2,"adjustment":1},{"lower":0.2,"adjustment":3}]}""";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @BeforeEach
    void a_shop_with_one_web_container() {
        platform.up(WEB, 1);
    }

    @AfterEach
    void no_autoscaler_is_left() {
        autoscalers.list().forEach(left -> autoscalers.delete(left.id()));
    }

    @Test
    void policies_come_back_with_all_their_fields() {
        Answer answer =
                create("\"policies\":[" + SCHEDULED + "," + STEPS + "],\"combine\":\"aws\",\"mode\":\"dry_run\"");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains("""
                "metric":null,"target":null,"disabled":false,"alert_id_scale_up":null,\
                "alert_id_scale_down":null,"policies":[\
                {"type":"scheduled","start":"0 8 * * MON-FRI","end":"0 18 * * MON-FRI","duration_seconds":null,\
                "time_zone":"UTC","min":4,"max":4},\
                {"type":"step_scaling","metric":"cpu","threshold":0.5,"statistic":"average","period_seconds":60,\
                "adjustment_type":"change_in_capacity","steps":[{"lower":0.0,"upper":0.2,"adjustment":1},\
                {"lower":0.2,"upper":null,"adjustment":3}],"min_adjustment_magnitude":0}],"combine":"aws",\
                "behavior":{""").contains("\"mode\":\"dry_run\"");
    }

    @Test
    void metric_and_target_show_the_first_target_tracking_policy() {
        Map<?, ?> shown = create("\"policies\":[" + SCHEDULED + """
                ,{"type":"target_tracking","metric":"memory","target":0.8}]""").object("autoscaler");

        assertThat(shown.get("metric")).isEqualTo("memory");
        assertThat(shown.get("target")).isEqualTo(0.8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT"})
    void what_is_not_sent_stays(String method) {
        String id = created("\"policies\":[" + SCHEDULED + "],\"combine\":\"majority\",\"behavior\":\"kubernetes\"");

        Map<?, ?> changed =
                api.send(method, PATH + "/" + id, "{\"mode\":\"dry_run\"}").object("autoscaler");

        assertThat(changed.get("mode")).isEqualTo("dry_run");
        assertThat(changed.get("combine")).isEqualTo("majority");
        assertThat((List<?>) changed.get("policies")).hasSize(1);
        assertThat(String.valueOf(changed.get("behavior"))).doesNotContain("max_fraction=0.5");
    }

    @Test
    void metric_and_target_replace_a_list_of_policies() {
        String id = created("\"policies\":[" + SCHEDULED + "," + STEPS + "]");

        Map<?, ?> changed = api.send("PATCH", PATH + "/" + id, "{\"metric\":\"cpu\",\"target\":0.6}")
                .object("autoscaler");

        assertThat((List<?>) changed.get("policies")).hasSize(1);
        assertThat(changed.get("metric")).isEqualTo("cpu");
    }

    @Test
    void all_problems_are_told_at_once_under_their_paths() {
        Answer answer = create("""
                "metric":"cpu","policies":[{"type":"step_scaling","metric":"latency","threshold":0.5,\
                "steps":[{"lower":"low","adjustment":1}]},{"type":"event","event":"deploy","cuont":2}],\
                "combine":"smallest","mode":"off","behavior":"gentle\"""");

        assertThat(answer.status()).isEqualTo(422);
        Map<?, ?> errors = answer.object("errors");
        assertThat(errors.get("policies"))
                .isEqualTo(List.of("must agree with metric and target, or be given without them"));
        assertThat(errors.get("policies[0].metric")).isEqualTo(List.of("must be one of cpu, memory"));
        assertThat(errors.get("policies[0].steps[0].lower")).isEqualTo(List.of("must be a number"));
        assertThat(errors.get("policies[1].count")).isEqualTo(List.of("is required"));
        assertThat(errors.get("policies[1].duration_seconds")).isEqualTo(List.of("is required"));
        assertThat(errors.get("policies[1].cuont")).isEqualTo(List.of("is not known"));
        assertThat(errors.get("combine")).isEqualTo(List.of("must be one of largest, majority, aws"));
        assertThat(errors.get("mode")).isEqualTo(List.of("must be one of active, dry_run"));
        assertThat(errors.get("behavior")).isEqualTo(List.of("must be one of default, kubernetes, scalingo"));
        assertThat(errors).hasSize(9);
    }

    private Answer create(String fields) {
        return api.send("POST", PATH, "{\"autoscaler\":{" + BOUNDS + "," + fields + "}}");
    }

    private String created(String fields) {
        return String.valueOf(create(fields).object("autoscaler").get("id"));
    }
}

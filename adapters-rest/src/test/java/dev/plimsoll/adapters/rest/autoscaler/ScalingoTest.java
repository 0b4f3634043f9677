package dev.plimsoll.adapters.rest.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.fake.FakeMetricsSource;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The behaviour `scalingo`, as clients see it.
@MicronautTest
final class ScalingoTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final String PATH = "/v1/apps/shop/autoscalers";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    FakeMetricsSource metrics;

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
    void metric_and_target_are_shown_and_changed_as_ever() {
        Answer created = scalingo("web", "\"metric\":\"cpu\",\"target\":0.7");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).contains("""
                "min_containers":2,"max_containers":10,"metric":"cpu","target":0.7,"disabled":false,"alert_id_scale_up":"al-""").contains("""
                "policies":[{"type":"sustained_target","metric":"cpu","target":0.7,"evaluation_periods":2,"period_seconds":60,\
                "proportional":false}],"combine":"largest","behavior":{"preset":"scalingo","scale_out":{""");
        String id = (String) created.object("autoscaler").get("id");
        Map<?, ?> changed =
                api.send("PATCH", PATH + "/" + id, "{\"target\":0.5}").object("autoscaler");
        assertThat(changed.get("metric")).isEqualTo("cpu");
        assertThat(changed.get("target")).hasToString("0.5");
        Answer tooFew = api.send("PATCH", PATH + "/" + id, "{\"min_containers\":1}");
        assertThat(tooFew.status()).isEqualTo(422);
        assertThat(tooFew.body()).isEqualTo("{\"errors\":{\"min_containers\":[\"must be at least set to 2\"]}}");
        Map<?, ?> plain = api.send("PATCH", PATH + "/" + id, "{\"behavior\":\"default\",\"min_containers\":0}")
                .object("autoscaler");
        assertThat(String.valueOf(plain.get("policies"))).contains("target_tracking", "target=0.5");
    }

    @Test
    void metrics_of_the_router_are_for_web_only() {
        String requests = "\"metric\":\"rpm_per_container\",\"target\":100";
        metrics.each(MetricName.REQUESTS, 50);
        platform.up(InMemoryPlatform.target("shop", "worker"), 1);

        Answer worker = scalingo("worker", requests);

        assertThat(worker.status()).isEqualTo(422);
        assertThat(worker.body())
                .isEqualTo("{\"errors\":{\"metric\":[\"is measured at the router, so for web only\"]}}");
        assertThat(scalingo("web", requests).status()).isEqualTo(201);
    }

    private Answer scalingo(String type, String fields) {
        String bounds = "\"container_type\":\"" + type + "\",\"min_containers\":2,\"max_containers\":10";
        return api.send("POST", PATH, "{\"autoscaler\":{" + bounds + ",\"behavior\":\"scalingo\"," + fields + "}}");
    }
}

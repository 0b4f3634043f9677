package dev.plimsoll.adapters.rest.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.codec.SamplesCodec;
import dev.plimsoll.application.control.KnownDefinitions;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryMetricDefinitionRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
final class MetricsTest {
    private static final String METRICS = "/v1/apps/shop/metrics";
    private static final String DEFINITIONS = METRICS + "/definitions";
    private static final String JOBS =
            "{\"definition\":{\"name\":\"jobs\",\"unit\":\"jobs\",\"kind\":\"total\",\"aggregation\":\"max\"}}";
    private static final String SEVEN = "{\"samples\":[{\"name\":\"jobs\",\"value\":7}]}";
    private static final String AUTOSCALER = """
            {"autoscaler":{"container_type":"web","min_containers":1,"max_containers":10,"policies":[\
            {"type":"target_tracking","metric":"jobs","target":2,"target_type":"total_per_container"}]}}""";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @Inject
    InMemoryMetricDefinitionRepository definitions;

    @Inject
    KnownDefinitions known;

    @BeforeEach
    void an_app() {
        platform.up(InMemoryPlatform.target("shop", "web"), 1);
        platform.up(InMemoryPlatform.target("blog", "web"), 1);
    }

    @AfterEach
    void nothing_is_left() {
        autoscalers.list().forEach(left -> autoscalers.delete(left.id()));
        var app = InMemoryPlatform.target("shop", "web").app();
        definitions.of(app).forEach(left -> definitions.delete(app, left.name()));
        known.changed(app);
    }

    @Test
    void a_metric_is_declared_listed_and_forgotten() {
        Answer created = api.send("POST", DEFINITIONS, JOBS);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEqualTo(JOBS);

        assertThat(api.get(DEFINITIONS).body())
                .isEqualTo("{\"definitions\":[" + JOBS.substring(14, JOBS.length() - 1) + "]}");

        assertThat(api.send("DELETE", DEFINITIONS + "/jobs", null).status()).isEqualTo(204);
        assertThat(api.get(DEFINITIONS).body()).isEqualTo("{\"definitions\":[]}");
        assertThat(api.send("DELETE", DEFINITIONS + "/jobs", null).body())
                .isEqualTo("{\"resource\":\"metric\",\"error\":\"not found\"}");
    }

    @Test
    void only_a_declared_metric_may_be_named_in_an_autoscaler_and_then_it_stays() {
        assertThat(api.send("POST", "/v1/apps/shop/autoscalers", AUTOSCALER).status())
                .isEqualTo(422);
        api.send("POST", DEFINITIONS, JOBS);

        assertThat(api.send("POST", "/v1/apps/shop/autoscalers", AUTOSCALER).status())
                .isEqualTo(201);

        Answer refused = api.send("DELETE", DEFINITIONS + "/jobs", null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).isEqualTo("{\"errors\":{\"name\":[\"is still read by the autoscaler of web\"]}}");
    }

    @Test
    void what_is_pushed_is_what_is_decided_upon() {
        api.send("POST", DEFINITIONS, JOBS);
        Answer pushed = api.send("POST", METRICS, SEVEN);
        assertThat(pushed.status()).isEqualTo(202);
        assertThat(pushed.body()).isEqualTo("{\"accepted\":1}");
        api.send("POST", "/v1/apps/shop/autoscalers", AUTOSCALER);
        String id = autoscalers.list().getFirst().id().value();

        Answer preview = api.send("POST", "/v1/apps/shop/autoscalers/" + id + "/preview", "{}");

        assertThat(preview.body())
                .contains("Scale out from 1 to 4: jobs is 7 with target 2, so 1 container should be 4.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"definition\":{\"name\":\"cpu\",\"kind\":\"gauge\"}} | name | is measured already, without being declared",
                "{\"definition\":{\"name\":\"x\",\"source\":{\"type\":\"redis\",\"key\":\"k\"}}} | source.type"
                        + " | no redis server is configured for this service",
                "{\"definition\":{\"name\":\"x\",\"kind\":\"dial\"}} | kind | must be one of gauge, counter, total",
                "{\"name\":\"x\",\"kind\":\"gauge\"} | definition | missing field"
            })
    void what_cannot_be_declared_is_refused(String body, String path, String message) {
        Answer refused = api.send("POST", DEFINITIONS, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).isEqualTo("{\"errors\":{\"%s\":[\"%s\"]}}".formatted(path, message));
        assertThat(api.get(DEFINITIONS).body()).isEqualTo("{\"definitions\":[]}");
    }

    @Test
    void of_samples_all_are_taken_or_none() {
        api.send("POST", DEFINITIONS, JOBS);

        Answer refused = api.send(
                "POST", METRICS, "{\"samples\":[{\"name\":\"jobs\",\"value\":7},{\"name\":\"jops\",\"value\":7}]}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).isEqualTo("{\"errors\":{\"samples[1].name\":[\"is not declared for this app\"]}}");
        assertThat(api.send("POST", "/v1/apps/none/metrics", SEVEN).body())
                .isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
    }

    @Test
    void as_many_samples_as_a_call_may_have_fit_into_its_body() {
        String name = "j".repeat(64);
        api.send("POST", DEFINITIONS, "{\"definition\":{\"name\":\"" + name + "\",\"kind\":\"gauge\"}}");
        String sample = "{\"name\":\"%s\",\"value\":%s,\"container\":\"%s\",\"time\":\"%s\"}"
                .formatted(name, Math.PI * 1e100, "f".repeat(64), "2026-01-01T12:00:00.123456Z");

        Answer pushed = api.send(
                "POST",
                METRICS,
                "{\"samples\":[" + String.join(",", Collections.nCopies(SamplesCodec.MOST, sample)) + "]}");

        assertThat(pushed.body()).isEqualTo("{\"accepted\":" + SamplesCodec.MOST + "}");
    }

    @Test
    void the_token_of_an_app_pushes_its_metrics_and_does_nothing_else() {
        api.send("POST", DEFINITIONS, JOBS);
        Answer issued = api.send("POST", METRICS + "/tokens", "{}");
        assertThat(issued.status()).isEqualTo(201);
        String token = issued.body().replaceFirst(".*\"(push-[0-9a-f]{64})\".*", "$1");
        String id = InMemoryPlatform.target("shop", "web").app().hex();

        assertThat(status(token, "POST", METRICS, SEVEN)).isEqualTo(202);
        assertThat(status(token, "POST", "/v1/apps/" + id + "/metrics", SEVEN)).isEqualTo(202);
        assertThat(status(token, "POST", "/v1/apps/blog/metrics", SEVEN)).isEqualTo(403);
        assertThat(status(token, "POST", DEFINITIONS, JOBS)).isEqualTo(403);
        assertThat(status(token, "GET", "/v1/apps", null)).isEqualTo(403);
        assertThat(api.send(bearing(token, "GET", "/health", null)).body()).isEqualTo("{\"status\":\"UP\"}");

        assertThat(api.send("DELETE", METRICS + "/tokens", null).body()).isEqualTo("{\"revoked\":1}");
        assertThat(status(token, "POST", METRICS, SEVEN)).isEqualTo(401);
    }

    @Test
    void a_viewer_sees_what_is_declared_and_declares_nothing() {
        assertThat(api.send(Api.as(Role.VIEWER, api.request("GET", DEFINITIONS, (String) null)))
                        .status())
                .isEqualTo(200);
        assertThat(api.send(Api.as(Role.VIEWER, api.request("POST", DEFINITIONS, JOBS)))
                        .status())
                .isEqualTo(403);
        assertThat(api.send(Api.as(Role.VIEWER, api.request("POST", METRICS + "/tokens", "{}")))
                        .status())
                .isEqualTo(403);
    }

    private int status(String token, String method, String path, @Nullable String body) {
        return api.send(bearing(token, method, path, body)).status();
    }

    private HttpRequest.Builder bearing(String token, String method, String path, @Nullable String body) {
        return api.request(method, path, body).header("Authorization", "Bearer " + token);
    }
}

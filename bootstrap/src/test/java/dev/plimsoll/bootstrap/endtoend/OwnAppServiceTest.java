package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.bootstrap.demo.Command;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An app that is created through the API, from its first container to its last.
@Timeout(180)
class OwnAppServiceTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String SLEEP = "\"command\":[\"sleep\",\"86400\"],\"stop_grace_seconds\":0";

    private final String app = "own-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/v1/apps/" + app;
    private final Command docker = Command.of("docker");

    @TempDir
    Path folder;

    private @Nullable Service started;

    @BeforeEach
    void start() {
        started = Service.start(folder.resolve("data"));
        service().post("/v1/apps", "{\"app\":{\"name\":\"%s\"}}".formatted(app));
    }

    @AfterEach
    void stop() {
        service().close();
        ids("--all").forEach(id -> docker.with("rm", "-f", "-v", id).run(DEADLINE));
        if (networks().contains("plimsoll_" + app)) {
            var _ = docker.with("network", "rm", "plimsoll_" + app).run(DEADLINE);
        }
    }

    @Test
    void a_type_is_scaled_deployed_restarted_autoscaled_and_gone_with_its_app() {
        type("web", "\"image\":\"plimsoll-busybox:1\"," + SLEEP);
        done(ask("POST", "/scale", "{\"containers\":[{\"name\":\"web\",\"amount\":2}]}"));
        Set<String> first = ids();
        assertThat(first).hasSize(2);
        assertThat(service().get(path + "/ps").path("containers")).hasSize(2);

        done(ask("PATCH", "/container_types/web", "{\"env\":{\"RELEASE\":\"2\"}}"));
        Set<String> second = ids();
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);

        done(ask("POST", "/restart", "{\"scope\":[\"web\"]}"));
        assertThat(ids()).isEqualTo(second);

        service().post(path + "/autoscalers", autoscaler(3));
        Await.until("three run", SOON, () -> ids().size() == 3);
        assertThat(ask("PATCH", "/container_types/web", "{\"env\":{\"RELEASE\":\"3\"}}")
                        .statusCode())
                .isEqualTo(200);
        Await.until("all are new", SOON, () -> {
            Set<String> now = ids();
            return now.size() == 3 && now.stream().noneMatch(second::contains);
        });

        service().delete(path + "?current_name=" + app);
        // Another process finds the mark, whatever this one still did.
        service().close();
        started = Service.start(folder.resolve("data"));
        assertThat(service().ask("GET", path, "").statusCode()).isEqualTo(404);
        Await.until(
                "nothing is left",
                SOON,
                () -> ids("--all").isEmpty() && !networks().contains(app));
        Await.until(
                "the name is free",
                SOON,
                () -> service()
                                .ask("POST", "/v1/apps", "{\"app\":{\"name\":\"%s\"}}".formatted(app))
                                .statusCode()
                        == 201);
    }

    @Test
    void an_image_that_cannot_be_had_is_told_in_the_history() {
        type("web", "\"image\":\"127.0.0.1:1/nothing:1\"");
        service().post(path + "/autoscalers", autoscaler(1));

        Await.until(
                "it is told",
                SOON,
                () -> service().get(path + "/events").path("events").findValuesAsText("detail").stream()
                        .anyMatch(detail -> detail.contains("image 127.0.0.1:1/nothing:1 cannot be pulled: ")));
    }

    private static String autoscaler(int min) {
        return """
                {"autoscaler":{"container_type":"web","min_containers":%d,"max_containers":5,\
                "metric":"cpu","target":0.6}}""".formatted(min);
    }

    private void type(String name, String fields) {
        service().post(path + "/container_types", "{\"container_type\":{\"name\":\"%s\",%s}}".formatted(name, fields));
    }

    private HttpResponse<String> ask(String method, String rest, String body) {
        return service().ask(method, path + rest, body);
    }

    /// Waits until the operation that was begun is done.
    private void done(HttpResponse<String> begun) {
        String location = begun.headers().firstValue("location").orElseThrow(() -> new AssertionError(begun.body()));
        String operation = location.substring(location.indexOf("/v1/"));
        Await.until("the operation is done", SOON, () -> {
            JsonNode now = service().get(operation).path("operation");
            assertThat(now.path("error").asText()).isEmpty();
            return now.path("status").asText().equals("done");
        });
    }

    private Set<String> ids(String... filters) {
        return docker.with("ps", "--quiet", "--no-trunc", "--filter", "label=dev.plimsoll.app=" + app)
                .with(filters)
                .run(DEADLINE)
                .lines()
                .collect(Collectors.toSet());
    }

    private String networks() {
        return docker.with("network", "ls", "--format", "{{.Name}}").run(DEADLINE);
    }

    private Service service() {
        return Objects.requireNonNull(started);
    }
}

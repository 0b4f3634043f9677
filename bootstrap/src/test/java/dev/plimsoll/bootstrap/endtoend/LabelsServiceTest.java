package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LabelsServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Project project;
    private @Nullable Service started;

    @BeforeEach
    void start() {
        project = new Project(folder, "plimsoll-busybox:1");
        started = Service.start(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        try (Project _ = project) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void labels_alone_make_change_and_end_an_autoscaler() {
        up("plimsoll.enable: true", "plimsoll.min: 2", "plimsoll.max: 5");
        Await.until("two run", SOON, () -> project.running() == 2);
        JsonNode made = autoscalers().path(0);
        assertThat(made.path("managed_by").asText()).isEqualTo("labels");
        assertThat(event("new_autoscaler").path("user").path("username").asText())
                .isEqualTo("plimsoll-labels");

        up("plimsoll.enable: true", "plimsoll.min: 3", """
                plimsoll.policies: '[{"type": "target_tracking", "metric": "cpu", "target": 0.5}]'""");
        Await.until("three run", SOON, () -> project.running() == 3);
        assertThat(autoscalers().path(0).path("id")).isEqualTo(made.path("id"));

        String path = path("/autoscalers/" + made.path("id").asText());
        assertThat(service().ask("PATCH", path, "{\"max_containers\": 9}").statusCode())
                .isEqualTo(409);
        assertThat(service().ask("DELETE", path, "").statusCode()).isEqualTo(409);

        up();
        Await.until("it is gone", SOON, () -> autoscalers().isEmpty());
        assertThat(event("delete_autoscaler").path("user").path("username").asText())
                .isEqualTo("plimsoll-labels");
        Await.always("one runs", Duration.ofSeconds(3), () -> project.running() == 1);
    }

    @Test
    void a_person_scales_by_hand_until_the_labels_change() {
        up("plimsoll.enable: true", "plimsoll.min: 2");
        Await.until("two run", SOON, () -> project.running() == 2);

        var _ = service().ask("POST", path("/scale"), "{\"containers\":[{\"name\":\"web\",\"amount\":1}]}");
        Await.until("one runs", SOON, () -> project.running() == 1);
        Await.always("one runs", Duration.ofSeconds(3), () -> project.running() == 1);

        up("plimsoll.enable: true", "plimsoll.min: 3");
        Await.until("three run", SOON, () -> project.running() == 3);
    }

    @Test
    void labels_that_cannot_work_are_shown_and_logged_once() {
        try (ServiceLog log = ServiceLog.open()) {
            up("plimsoll.enable: true", "plimsoll.policies: '[{'");
            Await.until("it is shown", SOON, () -> !problem().isEmpty());

            assertThat(problem())
                    .isEqualTo(
                            "plimsoll.policies is not JSON: Unexpected end-of-input: expected close marker for Object,"
                                    + " at column 3");
            Await.always(
                    "it is logged once",
                    Duration.ofSeconds(2),
                    () -> log.troubles().size() == 1);
            assertThat(log.troubles().getFirst())
                    .isEqualTo("Labels of " + project.name() + "/web are not followed: " + problem());
        }
    }

    private void up(String... labels) {
        project.label(labels);
        project.compose("up", "-d", "--timeout", "1");
    }

    private JsonNode autoscalers() {
        return service().get(path("/autoscalers")).path("autoscalers");
    }

    private String problem() {
        return service()
                .get(path("/labels"))
                .path("labels")
                .path(0)
                .path("problem")
                .asText("");
    }

    private JsonNode event(String type) {
        return service()
                .get(path("/events"))
                .path("events")
                .valueStream()
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private String path(String rest) {
        return "/v1/apps/" + project.name() + rest;
    }

    private Service service() {
        return Objects.requireNonNull(started);
    }
}

package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EngineAwayTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Project project;
    private EngineDoor door;

    @BeforeEach
    void prepare() {
        project = new Project(folder, "plimsoll-busybox:1");
        door = new EngineDoor(folder);
    }

    @AfterEach
    void clean_up() {
        try (Project _ = project) {
            door.close();
        }
    }

    @Test
    void without_an_engine_the_service_starts_and_says_so() {
        try (Service service = start()) {
            HttpResponse<String> health = service.ask("GET", "/health", "");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("DOWN").contains("engine.sock");

            HttpResponse<String> apps = service.ask("GET", "/v1/apps", "");
            assertThat(apps.statusCode()).isEqualTo(503);
            assertThat(apps.body()).contains("error");
        }
    }

    @Test
    void when_the_engine_comes_the_service_scales_without_being_started_anew() {
        project.compose("up", "-d");
        try (Service service = start()) {
            assertThat(service.ask("GET", "/health", "").statusCode()).isEqualTo(503);

            door.open();

            Await.until(
                    "it is well", SOON, () -> service.ask("GET", "/health", "").statusCode() == 200);
            assertThat(service.get("/v1/apps").toString()).contains(project.name());
            var _ = createAutoscaler(service);
            Await.until("two run", SOON, () -> project.running() == 2);
        }
    }

    @Test
    void an_absence_is_logged_once_however_many_evaluations_pass_and_so_is_the_return() {
        project.compose("up", "-d");
        door.open();
        try (ServiceLog log = ServiceLog.open();
                Service service = start()) {
            String autoscaler = createAutoscaler(service);
            Await.until("two run", SOON, () -> project.running() == 2);

            door.close();
            project.compose("up", "-d", "--scale", "web=1");
            awaitFailedEvaluations(service, autoscaler, 3);
            assertThat(log.troubles()).singleElement().satisfies(EngineAwayTest::isOfTheAbsence);

            door.open();
            Await.until("two run again", SOON, () -> project.running() == 2);
            assertThat(log.count("The Docker Engine is back")).isEqualTo(1);
            assertThat(log.troubles()).hasSize(1);
        }
    }

    @Test
    void a_start_without_the_engine_says_so_once_and_not_for_each_fleet() {
        project.compose("up", "-d");
        door.open();
        try (Service before = start()) {
            var _ = createAutoscaler(before);
            Await.until("two run", SOON, () -> project.running() == 2);
        }
        door.close();

        try (ServiceLog log = ServiceLog.open();
                Service _ = start()) {
            Await.until("it is said", SOON, () -> !log.troubles().isEmpty());
            Await.always(
                    "nothing more", Duration.ofSeconds(3), () -> log.troubles().size() == 1);
            assertThat(log.troubles()).singleElement().satisfies(EngineAwayTest::isOfTheAbsence);
        }
    }

    private Service start() {
        return Service.startWithEngine(folder.resolve("data"), door.host());
    }

    private String createAutoscaler(Service service) {
        String autoscalers = "/v1/apps/" + project.name() + "/autoscalers";
        return autoscalers + "/"
                + service.post(autoscalers, """
                        {"autoscaler": {"container_type": "web", "min_containers": 2, "max_containers": 5,
                                        "metric": "cpu", "target": 0.5}}""").path("autoscaler").path("id").asText();
    }

    /// The status tells when an evaluation was, and that it got nowhere.
    private static void awaitFailedEvaluations(Service service, String autoscaler, int count) {
        Set<String> moments = new HashSet<>();
        Await.until(count + " evaluations failed", SOON, () -> {
            var status = service.get(autoscaler).path("autoscaler").path("status");
            if (status.path("sentence").asText().contains("listing")) {
                moments.add(status.path("evaluated_at").asText());
            }
            return moments.size() >= count;
        });
    }

    private static void isOfTheAbsence(String line) {
        assertThat(line).startsWith("The Docker Engine is away: ");
    }
}

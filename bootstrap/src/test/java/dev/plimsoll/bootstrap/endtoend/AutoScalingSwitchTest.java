package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AutoScalingSwitchTest {
    private static final String SWITCH = "/api/process/auto-scaling";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void what_is_switched_off_stays_off_over_a_restart_and_acts_at_once_when_it_is_switched_on() {
        try (Project project = new Project(folder, "plimsoll-busybox:1")) {
            project.compose("up", "-d");
            String autoscaler;
            try (Service service = Service.start(folder.resolve("data"))) {
                assertThat(thresholds(service)).isEqualTo("80 85 10");
                var _ = service.tell(SWITCH, "{\"enabled\": false, \"thresholds\": {\"cpu_threshold\": 70}}");
                autoscaler = create(service, project);
                Await.until(
                        "it says so",
                        SOON,
                        () -> sentence(service, autoscaler)
                                .endsWith("auto-scaling is disabled for all autoscalers, else the count would be 3."));
            }
            try (Service service = Service.startWith(
                    folder.resolve("data"), Map.of("PLIMSOLL_GUARD_CPU", "0.5", "PLIMSOLL_GUARD_QUEUE", "20"))) {
                assertThat(service.get(SWITCH).path("auto_scaling_enabled").asBoolean())
                        .isFalse();
                assertThat(thresholds(service))
                        .as("what was set, else the options")
                        .isEqualTo("70 85 20");
                Await.always("one runs", Duration.ofSeconds(5), () -> project.running() == 1);

                var _ = service.tell(SWITCH, "{}");

                Await.until("three run", SOON, () -> project.running() == 3);
            }
        }
    }

    private static String create(Service service, Project project) {
        String autoscalers = "/v1/apps/" + project.name() + "/autoscalers";
        String id = service.post(autoscalers, """
                        {"autoscaler": {"container_type": "web", "min_containers": 3, "max_containers": 5,
                          "metric": "cpu", "target": 0.6}}""").path("autoscaler").path("id").asText();
        return autoscalers + "/" + id;
    }

    private static String sentence(Service service, String autoscaler) {
        return service.get(autoscaler)
                .path("autoscaler")
                .path("status")
                .path("sentence")
                .asText();
    }

    private static String thresholds(Service service) {
        JsonNode thresholds = service.get(SWITCH).path("resource_thresholds");
        return thresholds.path("cpu_threshold") + " " + thresholds.path("memory_threshold") + " "
                + thresholds.path("queue_threshold");
    }
}

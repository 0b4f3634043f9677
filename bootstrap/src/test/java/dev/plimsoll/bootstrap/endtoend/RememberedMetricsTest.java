package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RememberedMetricsTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    @Test
    void what_was_measured_is_shown_and_its_minute_outlives_a_restart() {
        try (Project project = new Project(folder, "plimsoll-busybox:1")) {
            project.compose("up", "-d");
            Instant begin = Instant.now().truncatedTo(ChronoUnit.MINUTES);
            String apps = "/v1/apps/" + project.name();
            String series = apps + "/series?metric=cpu&type=web&from=" + begin;
            try (Service service = Service.start(folder.resolve("data"))) {
                var _ = service.post(apps + "/autoscalers", """
                        {"autoscaler": {"container_type": "web", "min_containers": 1, "max_containers": 5,
                          "policies": [{"type": "threshold", "metric": "cpu", "period_seconds": 600,
                            "scale_up_threshold": 5, "scale_down_threshold": 4}]}}""");
                Await.until("a sample", SOON, () -> samples(service.get(series + "&step=10&containers=true")) > 0);

                JsonNode stats = service.get(apps + "/stats").path("stats").path(0);
                assertThat(stats.path("id").asText()).isEqualTo("web-1");
                assertThat(stats.path("memory_limit").asLong()).isPositive();
            }
            Instant end = Instant.now();
            try (Service service = Service.start(folder.resolve("data"))) {
                assertThat(samples(service.get(series + "&step=60&to=" + end))).isPositive();
            }
        }
    }

    private static int samples(JsonNode answer) {
        int samples = 0;
        for (JsonNode point : answer.path("series").path("points")) {
            samples += point.path("count").asInt();
        }
        return samples;
    }
}

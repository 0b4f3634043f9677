package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SickSourceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String IMAGE = "plimsoll-busybox:1";

    @TempDir
    Path folder;

    @Test
    void a_source_that_hangs_slows_nobody_else_opens_its_circuit_and_is_found_well_again() throws IOException {
        try (HangingPrometheus prometheus = HangingPrometheus.start();
                Project sick = new Project(Files.createDirectory(folder.resolve("sick")), IMAGE);
                Project well = new Project(Files.createDirectory(folder.resolve("well")), IMAGE)) {
            sick.compose("up", "-d");
            well.compose("up", "-d");
            Map<String, String> options = Map.of(
                    "PLIMSOLL_PROMETHEUS_URL", prometheus.url(),
                    "PLIMSOLL_CIRCUIT_ERROR_COUNT", "3",
                    "PLIMSOLL_CIRCUIT_RECOVERY", "5s");
            try (Service service = Service.startWith(folder.resolve("data"), options)) {
                var _ = service.post("/v1/apps/" + sick.name() + "/metrics/definitions", """
                        {"definition": {"name": "orders", "unit": "orders", "source": {"type": "prometheus", "query": "orders"}}}""");
                var _ = autoscaler(service, sick, "orders", 5);
                String other = autoscaler(service, well, "cpu", 0.5);
                String circuit = "/details/circuits/prometheus for " + sick.name() + "~1web";

                assertThat(longestPause(service, other)).isLessThan(Duration.ofSeconds(2));
                Await.until("it is open", SOON, () -> state(service, circuit).equals("OPEN"));
                assertThat(service.get("/health").at(circuit + "/detail").asText())
                        .contains("did not answer");
                assertThat(service.ask("GET", "/prometheus", "").body())
                        .contains("plimsoll_circuit_state{circuit=\"prometheus for " + sick.name()
                                + "/web\",state=\"open\"} 1.0");

                prometheus.isWellAgain();

                Await.until("it is closed", SOON, () -> state(service, circuit).equals("CLOSED"));
            }
        }
    }

    /// Between six evaluations in a row, while the other source hangs.
    private static Duration longestPause(Service service, String autoscaler) {
        TreeSet<Instant> moments = new TreeSet<>();
        Await.until("six evaluations", SOON, () -> {
            JsonNode at = service.get(autoscaler).at("/autoscaler/status/evaluated_at");
            if (!at.asText().isEmpty()) {
                moments.add(Instant.parse(at.asText()));
            }
            return moments.size() >= 6;
        });
        Duration longest = Duration.ZERO;
        for (Instant moment : moments.tailSet(moments.first(), false)) {
            Duration pause = Duration.between(moments.lower(moment), moment);
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return longest;
    }

    private static String state(Service service, String circuit) {
        return service.get("/health").at(circuit + "/state").asText();
    }

    private static String autoscaler(Service service, Project project, String metric, double target) {
        String autoscalers = "/v1/apps/" + project.name() + "/autoscalers";
        return autoscalers + "/"
                + service.post(autoscalers, """
                        {"autoscaler": {"container_type": "web", "min_containers": 1, "max_containers": 2,
                                        "metric": "%s", "target": %s}}""".formatted(metric, target))
                        .at("/autoscaler/id")
                        .asText();
    }
}

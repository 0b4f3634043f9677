package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EngineAwayTest {
    @TempDir
    Path folder;

    @Test
    void without_an_engine_the_service_starts_and_says_so() {
        String nobody = "unix://" + folder.resolve("nobody.sock");
        try (Service service = Service.startWithEngine(folder.resolve("data"), nobody)) {
            var health = service.ask("GET", "/health", "");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("DOWN").contains("nobody.sock");

            var apps = service.ask("GET", "/v1/apps", "");
            assertThat(apps.statusCode()).isEqualTo(503);
            assertThat(apps.body()).contains("error");
        }
    }
}

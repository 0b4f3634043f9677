package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.bootstrap.demo.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The npm package `scalingo`, as people have it, against the whole program and real containers: each of its thematic
/// clients makes every call that it has. What it does stands in `src/test/js`.
@Timeout(180)
class ScalingoPackageTest {
    private static final Path SCRIPTS = Path.of("src/test/js");
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    private static @Nullable Project project;
    private static @Nullable Service service;

    @BeforeAll
    static void start() {
        assertThat(SCRIPTS.resolve("node_modules/scalingo/package.json"))
                .as("what `npm ci` installs in bootstrap/src/test/js; ./plimsoll test does it")
                .exists();
        project = new Project(folder, "plimsoll-busybox:1");
        project.compose("up", "-d");
        service = Service.startWith(folder.resolve("data"), Map.of("PLIMSOLL_ALLOW_LOCAL_URLS", "true"));
    }

    @AfterAll
    static void stop() {
        try (Project _ = project;
                Service _ = service) {
            // Both are closed, the service first.
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alerts",
                "apps",
                "autoscalers",
                "containers",
                "environment",
                "events",
                "metrics",
                "notificationplatforms",
                "notifiers",
                "operations",
                "regions",
                "stacks",
                "stats",
                "tokens",
                "users",
                "others"
            })
    void every_call_of_a_client_of_the_package_works(String client) {
        String said = Command.of(
                        "env",
                        "PLIMSOLL_URL=" + Objects.requireNonNull(service).address(),
                        "PLIMSOLL_TOKEN=" + Service.token(),
                        "PLIMSOLL_APP=" + Objects.requireNonNull(project).name(),
                        "node",
                        SCRIPTS.resolve("run.js").toString(),
                        client)
                .run(DEADLINE);

        assertThat(said).matches("[0-9]+ calls\\R");
    }
}

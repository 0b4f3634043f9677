package dev.plimsoll.bootstrap.endtoend;

import dev.plimsoll.bootstrap.demo.Command;
import dev.plimsoll.bootstrap.demo.DemoFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A real Compose project with one service `web`, under a name of its own, handled as a user does it.
final class Project implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final String name = "plimsoll-e2e-" + UUID.randomUUID().toString().substring(0, 8);
    private final Command compose;
    private final Command docker = Command.of("docker");
    private final Path file;
    private final String image;
    private String command = "[\"sleep\", \"86400\"]";

    /// @param folder where the Compose file is written
    Project(Path folder, String image) {
        this.file = folder.resolve("compose.yml");
        this.image = image;
        label();
        String command = System.getenv().getOrDefault("PLIMSOLL_COMPOSE", "docker-compose");
        compose = Command.of(command.split(" ")).with("-p", name, "-f", file.toString());
    }

    /// The same project, whose containers run this.
    Project running(String... words) {
        command = "[\"" + String.join("\", \"", words) + "\"]";
        return this;
    }

    /// Writes the Compose file anew, with these labels on the service, such as `plimsoll.max: "3"`.
    void label(String... labels) {
        String lines = labels.length == 0 ? "" : "    labels:\n      " + String.join("\n      ", labels) + "\n";
        try {
            Files.writeString(file, """
                    services:
                      web:
                        image: %s
                        command: %s
                        init: true
                    %s""".formatted(image, command, lines));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String name() {
        return name;
    }

    /// `docker compose <words>`.
    void compose(String... words) {
        var _ = compose.with(words).run(DEADLINE);
    }

    /// The ids of all containers, stopped ones included.
    Set<String> ids() {
        return list("--all").lines().collect(Collectors.toSet());
    }

    int running() {
        return (int) list("--filter", "status=running").lines().count();
    }

    /// Stopped and half-made ones included.
    int all() {
        return (int) list("--all").lines().count();
    }

    /// Ends one container as a crash would: nobody asks the engine for it.
    void crashOne() {
        String id = list().lines().findFirst().orElseThrow();
        String pid = docker.with("inspect", "--format", "{{.State.Pid}}", id)
                .run(DEADLINE)
                .strip();
        var _ = Command.of("kill", "-9", pid).run(DEADLINE);
    }

    private String list(String... filters) {
        return docker.with("ps", "--quiet", "--no-trunc", "--filter", "label=com.docker.compose.project=" + name)
                .with(filters)
                .run(DEADLINE);
    }

    @Override
    public void close() {
        try {
            compose("down", "--timeout", "1");
        } catch (DemoFailure left) {
            // Engine 20.10 under load keeps an endpoint that no container has, and with it the network; nothing that
            // was tested here depends on it.
            if (!String.valueOf(left.getMessage()).contains("has active endpoints")) {
                throw left;
            }
        }
    }
}

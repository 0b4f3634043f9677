package dev.plimsoll.bootstrap.endtoend;

import dev.plimsoll.bootstrap.demo.Command;
import dev.plimsoll.bootstrap.demo.DemoFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A real Compose project with one service `web`, under a name of its own, handled as a user does it.
final class Project implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final String name = "plimsoll-e2e-" + UUID.randomUUID().toString().substring(0, 8);
    private final Command compose;
    private final Command docker;
    private final Path file;
    private String image;
    private String command = "[\"sleep\", \"86400\"]";
    private String settings = "";

    /// On the engine of this machine.
    ///
    /// @param folder where the Compose file is written
    Project(Path folder, String image) {
        this(folder, image, Command.of("env"));
    }

    /// @param engine sets the environment in which Compose and `docker` find an engine
    Project(Path folder, String image, Command engine) {
        this.docker = engine.with("docker");
        this.file = folder.resolve("compose.yml");
        this.image = image;
        label();
        String command = System.getenv().getOrDefault("PLIMSOLL_COMPOSE", "docker-compose");
        compose = engine.with(command.split(" ")).with("-p", name, "-f", file.toString());
    }

    /// The same project, whose containers run this.
    Project running(String... words) {
        command = "[\"" + String.join("\", \"", words) + "\"]";
        return this;
    }

    /// The same project, with this image.
    Project of(String other) {
        image = other;
        return this;
    }

    /// The same project, whose service has these settings too, such as `stop_grace_period: 2s`.
    Project with(String... lines) {
        settings = indented("    ", lines);
        return this;
    }

    /// Writes the Compose file anew, with these labels on the service, such as `plimsoll.max: "3"`.
    void label(String... labels) {
        String lines = labels.length == 0 ? "" : "    labels:\n" + indented("      ", labels);
        try {
            Files.writeString(file, """
                    services:
                      web:
                        image: %s
                        command: %s
                        init: true
                    %s%s""".formatted(image, command, settings, lines));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String indented(String by, String... lines) {
        return Arrays.stream(lines).map(line -> by + line + "\n").collect(Collectors.joining());
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

    /// `docker <words>`.
    String docker(String... words) {
        return docker.with(words).run(DEADLINE).strip();
    }

    /// The addresses of all that run, paused ones included.
    Set<String> addresses() {
        String[] ids = list("--filter", "status=running", "--filter", "status=paused")
                .lines()
                .toArray(String[]::new);
        return ids.length == 0
                ? Set.of()
                : docker.with("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}")
                        .with(ids)
                        .run(DEADLINE)
                        .lines()
                        .collect(Collectors.toSet());
    }

    /// The id of one that runs.
    String anyId() {
        return list().lines().findFirst().orElseThrow();
    }

    /// Ends one container as a crash would: nobody asks the engine for it.
    void crashOne() {
        String pid = docker("inspect", "--format", "{{.State.Pid}}", anyId());
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

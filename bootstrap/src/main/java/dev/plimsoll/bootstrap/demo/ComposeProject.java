package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// The demo's Compose project, brought up and taken down as a user does it.
final class ComposeProject {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Command compose;

    ComposeProject(DemoSettings settings) {
        this.compose = settings.compose()
                .with(
                        "-p",
                        DemoSettings.PROJECT,
                        "-f",
                        settings.folder().resolve("compose.yml").toString());
    }

    void up() {
        compose.with("up", "-d").run(DEADLINE);
    }

    /// Removes every container of the project, those that Plimsoll added included: they carry the project's labels.
    void down() {
        compose.with("down", "--volumes", "--timeout", "5").run(DEADLINE);
    }
}

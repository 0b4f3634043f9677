package dev.plimsoll.bootstrap.demo;

import java.time.Duration;

/// The demo's Compose project, brought up and taken down as a user does it.
final class ComposeProject {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 3;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

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
    /// Tries again, because a container still being started holds on to its network.
    void down() {
        for (int attempt = 1; ; attempt++) {
            try {
                compose.with("down", "--volumes", "--timeout", "5").run(DEADLINE);
                return;
            } catch (DemoFailure failed) {
                if (attempt == ATTEMPTS) {
                    throw failed;
                }
                Pause.lasting(BETWEEN_ATTEMPTS);
            }
        }
    }
}

package dev.plimsoll.bootstrap.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the launcher hands over: the folder with `compose.yml`, and which Compose there is.
record DemoSettings(Path folder, Command compose) {
    static final String PROJECT = "plimsoll-demo";
    static final String CONTAINER_TYPE = "web";

    /// As the label in the demo's Compose file names it; of its own, as others may use the same engine.
    static final String BACKEND = "plimsoll-demo";

    static DemoSettings from(Map<String, String> environment) {
        return new DemoSettings(
                Path.of(environment.getOrDefault("PLIMSOLL_DEMO_FOLDER", "demo")),
                new Command(List.of(environment
                        .getOrDefault("PLIMSOLL_COMPOSE", "docker-compose")
                        .split(" ", -1))));
    }
}

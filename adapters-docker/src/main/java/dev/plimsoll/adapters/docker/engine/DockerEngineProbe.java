package dev.plimsoll.adapters.docker.engine;

import dev.plimsoll.application.port.ContainerEngine;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.time.Duration;

/// Asks the Engine for its version, to learn whether it serves.
public final class DockerEngineProbe implements ContainerEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Engine engine;

    public DockerEngineProbe(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Status check() {
        try {
            String version = engine.get("/version", "asking the engine for its version", PATIENCE)
                    .need()
                    .path("Version")
                    .asText();
            return new Status.Up(version);
        } catch (EngineUnavailable e) {
            return new Status.Down(engine.host() + ": " + e.detail());
        }
    }
}

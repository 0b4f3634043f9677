package dev.plimsoll.adapters.docker.support;

import dev.plimsoll.adapters.docker.engine.DockerEngineProbe;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.application.port.ContainerEngine.Status;
import java.net.URI;
import java.util.Optional;

/// The engine that the tests run against: `DOCKER_HOST`, else the usual socket. Tests fail without one.
public final class TestEngine {
    private TestEngine() {}

    public static URI host() {
        return Optional.ofNullable(System.getenv("DOCKER_HOST"))
                .filter(host -> !host.isBlank())
                .map(URI::create)
                .orElse(Engine.DEFAULT_HOST);
    }

    /// A client past every fault that a test simulates: the hands of other people.
    public static Engine connect() {
        Engine engine = Engine.at(host());
        if (new DockerEngineProbe(engine).check() instanceof Status.Down(String detail)) {
            throw new AssertionError("these tests need a Docker Engine at %s: %s".formatted(host(), detail));
        }
        BusyboxImage.ensure(engine, host());
        return engine;
    }
}

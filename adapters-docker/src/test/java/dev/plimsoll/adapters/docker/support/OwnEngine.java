package dev.plimsoll.adapters.docker.support;

import dev.plimsoll.adapters.docker.engine.DockerEngineProbe;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.port.ContainerEngine.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Docker daemon of the test's own, to be stopped and killed; the machine's is never touched. Needs root.
public final class OwnEngine implements AutoCloseable {
    private final Path folder;
    private final String namespace = "plimsoll-" + UUID.randomUUID().toString().substring(0, 8);
    private Process daemon;

    public OwnEngine() {
        try {
            folder = Files.createTempDirectory("plimsoll-engine");
            daemon = launch();
        } catch (IOException e) {
            throw new UncheckedIOException("these tests need dockerd, and root", e);
        }
        awaitUp();
        try (Engine engine = Engine.at(host())) {
            BusyboxImage.ensure(engine, host());
        }
    }

    public URI host() {
        return URI.create("unix://" + folder.resolve("docker.sock"));
    }

    /// As `systemctl stop docker` does: the daemon stops its containers and ends.
    public void stop() {
        end(daemon.toHandle().destroy());
    }

    /// As a crash: the daemon has no chance to do anything.
    public void kill() {
        end(daemon.toHandle().destroyForcibly());
    }

    public void start() {
        try {
            // A killed daemon leaves these behind, and the next one takes whoever has the numbers for its own.
            Files.deleteIfExists(folder.resolve("docker.pid"));
            Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
            daemon = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitUp();
    }

    @Override
    public void close() {
        if (!daemon.isAlive()) {
            // Only a daemon ends what a killed one left running.
            start();
        }
        stop();
        unmount();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A killed daemon also leaves its data mounted.
    private void unmount() {
        try {
            new ProcessBuilder("umount", "-R", folder.resolve("data").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        "dockerd",
                        "--data-root=" + folder.resolve("data"),
                        "--exec-root=" + folder.resolve("exec"),
                        "--pidfile=" + folder.resolve("docker.pid"),
                        "--host=" + host(),
                        "--bridge=none",
                        "--iptables=false",
                        "--containerd-namespace=" + namespace,
                        "--containerd-plugins-namespace=" + namespace + "-plugins")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void awaitUp() {
        try (Engine engine = Engine.at(host())) {
            DockerEngineProbe probe = new DockerEngineProbe(engine);
            Eventually.get("the daemon serves", probe::check, status -> status instanceof Status.Up);
        }
    }

    private void end(boolean isSignalled) {
        try {
            if (isSignalled && !daemon.waitFor(40, TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

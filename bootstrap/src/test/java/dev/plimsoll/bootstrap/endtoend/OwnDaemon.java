package dev.plimsoll.bootstrap.endtoend;

import dev.plimsoll.bootstrap.demo.Command;
import dev.plimsoll.bootstrap.demo.DemoFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Docker daemon of the test's own, to be stopped and killed; the machine's is never touched. Needs root.
///
/// Its containers are reached from this machine, so it has a bridge of its own: with none it would delete `docker0`,
/// which is another daemon's. Its addresses are from 198.18.0.0/15, which is set aside for tests, and it leaves the
/// rules of the firewall alone.
final class OwnDaemon implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final String IMAGE = "plimsoll-busybox:1";

    private final String id = UUID.randomUUID().toString().substring(0, 6);
    private final String bridge = "plimsoll-" + id;
    private final Path folder;
    private Process process;

    OwnDaemon() {
        try {
            folder = Files.createTempDirectory("plimsoll-daemon-");
            var _ = ip("link", "add", "name", bridge, "type", "bridge");
            var _ = ip("addr", "add", "198.18.0.1/24", "dev", bridge);
            process = launch();
        } catch (IOException broken) {
            throw new UncheckedIOException("these tests need dockerd, and root", broken);
        }
        awaitUp();
        loadImage();
    }

    String host() {
        return "unix://" + folder.resolve("docker.sock");
    }

    /// Has what comes after it talk to this daemon.
    Command engine() {
        return Command.of("env", "DOCKER_HOST=" + host());
    }

    String docker(String... words) {
        return engine().with("docker").with(words).run(DEADLINE);
    }

    /// The image of the tests, from the machine's own engine.
    void loadImage() {
        Path file = folder.resolve("image.tar");
        var _ = Command.of("docker", "save", "--output", file.toString(), IMAGE).run(DEADLINE);
        var _ = docker("load", "--input", file.toString());
    }

    /// As `systemctl stop docker` does: it stops its containers and ends.
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts it again, unless it runs.
    void start() {
        if (process.isAlive()) {
            return;
        }
        try {
            process = launch();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        awaitUp();
    }

    @Override
    public void close() {
        stop();
        var _ = ip("link", "delete", bridge);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    private Process launch() throws IOException {
        String namespace = "plimsoll-" + id;
        return new ProcessBuilder(
                        "dockerd",
                        "--data-root=" + folder.resolve("data"),
                        "--exec-root=" + folder.resolve("exec"),
                        "--pidfile=" + folder.resolve("docker.pid"),
                        "--host=" + host(),
                        "--bridge=" + bridge,
                        "--default-address-pool=base=198.19.0.0/16,size=24",
                        "--iptables=false",
                        "--ip-masq=false",
                        "--ip-forward=false",
                        "--containerd-namespace=" + namespace,
                        "--containerd-plugins-namespace=" + namespace + "-plugins")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void awaitUp() {
        Await.until("the daemon serves", DEADLINE, this::isUp);
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new AssertionError("the daemon ended: " + log());
        }
        try {
            var _ = docker("version");
            return true;
        } catch (DemoFailure notYet) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException unreadable) {
            return String.valueOf(unreadable.getMessage());
        }
    }

    private static String ip(String... words) {
        return Command.of("ip").with(words).run(DEADLINE);
    }
}

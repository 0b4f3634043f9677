package dev.plimsoll.adapters.metrics.server;

import dev.plimsoll.application.contract.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A server of our own: a private folder and free ports, ended by the handle of its process.
public final class OwnServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final Map<String, String> environment;
    private final int port;
    private final List<String> command;
    private @Nullable Process process;

    /// @param folder removed in the end
    /// @param port where it listens when it is up
    public OwnServer(Path folder, Map<String, String> environment, int port, String... command) {
        this.folder = folder;
        this.environment = environment;
        this.port = port;
        this.command = List.of(command);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /// Starts it and waits until somebody listens.
    public OwnServer start() {
        Process started = launch();
        process = started;
        Eventually.within(PATIENCE, command.getFirst() + " listens", this::listens, up -> {
            if (!started.isAlive()) {
                throw new AssertionError(command.getFirst() + " ended: " + log());
            }
            return up;
        });
        return this;
    }

    /// Ends it at once, as a power cut does, with what it started.
    public void kill() {
        Process running = process;
        if (running != null) {
            Stream.concat(running.descendants(), Stream.of(running.toHandle()))
                    .toList()
                    .forEach(ProcessHandle::destroyForcibly);
            awaitEnd(running);
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public static Path newFolder() {
        try {
            return Files.createTempDirectory("plimsoll-metrics-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A program of the system; some stand where not everybody looks.
    public static String binary(String debianPackage, String... places) {
        return Stream.of(places)
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(places[0] + " is missing: install the package " + debianPackage));
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        }
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }
}

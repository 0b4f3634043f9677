package dev.plimsoll.adapters.loadbalancer.support;

import dev.plimsoll.application.contract.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real proxy of our own, ended by the handle of its process.
public final class ProxyProcess implements AutoCloseable {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin");

    private final Path folder;
    private final int port;
    private final List<String> command;
    private Process process;

    private ProxyProcess(Path folder, int port, List<String> command) {
        this.folder = folder;
        this.port = port;
        this.command = command;
        this.process = launch();
        awaitListening();
    }

    /// Starts a proxy, which listens at the port once this returns.
    ///
    /// @param folder removed in the end
    public static ProxyProcess start(Path folder, int port, List<String> command) {
        return new ProxyProcess(folder, port, command);
    }

    /// An empty folder for a proxy.
    public static Path folder() {
        try {
            return Files.createTempDirectory("proxy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A program of the system; some stand where not everybody looks.
    public static String binary(String name) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError("these tests need " + name + "; ./plimsoll test installs it"));
    }

    public long pid() {
        return process.pid();
    }

    /// Ends it and starts it anew.
    public void restart() {
        end();
        process = launch();
        awaitListening();
    }

    public void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
            if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new AssertionError("cannot send " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        end();
        try (Stream<Path> left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With what it started: workers outlive a master that is killed.
    public void end() {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(ProcessHandle::destroyForcibly);
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("output").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitListening() {
        Eventually.get(command + " listens", this::listensOrFails, listens -> listens);
    }

    private boolean listensOrFails() {
        if (!process.isAlive()) {
            throw new AssertionError("the proxy ended: " + output());
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}

package dev.plimsoll.adapters.metrics.proxy.support;

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

/// A real proxy with a configuration of its own, in a folder of its own.
public final class ProxyProcess implements AutoCloseable {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin");

    private final Path folder;
    private final Process process;

    private ProxyProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /// An empty folder for a proxy.
    public static Path folder() {
        try {
            return Files.createTempDirectory("proxy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts HAProxy, which listens at the port once this returns.
    public static ProxyProcess haproxy(Path folder, int port, String configuration) {
        Path file = write(folder, configuration);
        return start(folder, port, List.of(binary("haproxy"), "-db", "-f", file.toString()));
    }

    /// Starts nginx, which listens at the port once this returns.
    public static ProxyProcess nginx(Path folder, int port, String configuration) {
        Path file = write(folder, configuration);
        String log = folder.resolve("error.log").toString();
        return start(folder, port, List.of(binary("nginx"), "-p", folder.toString(), "-e", log, "-c", file.toString()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> left = Files.walk(folder)) {
                left.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProxyProcess start(Path folder, int port, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            ProxyProcess proxy = new ProxyProcess(folder, process);
            Eventually.get(command + " listens", () -> proxy.listensOrFails(port), listens -> listens);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listensOrFails(int port) {
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

    private static Path write(Path folder, String configuration) {
        try {
            return Files.writeString(folder.resolve("proxy.conf"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String binary(String name) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError("these tests need " + name + "; ./plimsoll test installs it"));
    }
}

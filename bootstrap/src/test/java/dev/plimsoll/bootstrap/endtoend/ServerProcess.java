package dev.plimsoll.bootstrap.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real server of the test's own, such as a proxy or a broker: one port of this machine, ended by the handle
/// of its process.
final class ServerProcess implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofSeconds(10);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin");

    private final Path log;
    private final int port;
    private final Process process;

    private ServerProcess(Path log, int port, Process process) {
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /// Starts one, which listens when this returns.
    ///
    /// @param folder where its output goes
    /// @param port where it will listen
    /// @param program its name, without a folder
    static ServerProcess start(Path folder, int port, String program, String... arguments) {
        Path log = folder.resolve(program + ".log");
        List<String> command =
                Stream.concat(Stream.of(binary(program)), Stream.of(arguments)).toList();
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var server = new ServerProcess(log, port, process);
            Await.until(program + " listens", START_DEADLINE, server::listens);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A program of the system; some stand where not everybody looks.
    static String binary(String program) {
        return FOLDERS.stream()
                .map(where -> Path.of(where, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError("this test needs " + program + "; ./plimsoll test installs it"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new AssertionError("it ended: " + output());
        }
        try (var _ = new Socket(HERE, port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private String output() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        // Workers outlive a master that is killed.
        children.forEach(ProcessHandle::destroyForcibly);
    }
}

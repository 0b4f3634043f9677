package dev.plimsoll.bootstrap.demo;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A HAProxy as a child process: one port of this machine, one backend `web` without servers of its own, and
/// a socket through which it is told of containers.
public final class HaproxyProcess implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofSeconds(10);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(5);

    private final Path folder;
    private final int port;
    private Process process;

    private HaproxyProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /// Starts one.
    ///
    /// @param logPort where it sends a line of each request on UDP; 0 for nowhere
    /// @param more lines of the backend, such as `option httpchk GET /`
    public static HaproxyProcess start(int logPort, String... more) {
        return start("web", logPort, more);
    }

    /// The same, whose backend has this name.
    public static HaproxyProcess start(String backend, int logPort, String... more) {
        try {
            Path folder = Files.createTempDirectory("plimsoll-haproxy-");
            int port = freePort();
            Files.writeString(
                    folder.resolve("haproxy.cfg"),
                    configuration(folder, port, logPort, backend, String.join("\n  ", more)));
            var haproxy = new HaproxyProcess(folder, port, run(folder));
            haproxy.awaitPort();
            return haproxy;
        } catch (IOException broken) {
            throw new DemoFailure("cannot start HAProxy", broken);
        }
    }

    private static Process run(Path folder) throws IOException {
        return new ProcessBuilder(Guarded.command(List.of(
                        binary(), "-db", "-f", folder.resolve("haproxy.cfg").toString())))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
    }

    private static String binary() {
        return List.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy").stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("haproxy");
    }

    private static String configuration(Path folder, int port, int logPort, String backend, String more) {
        String log = logPort == 0 ? "" : """
                  log 127.0.0.1:%d format raw local0
                  log-format '{"b":"%%b","s":"%%s","w":%%Tw,"c":%%Tc,"r":%%Tr,"t":%%Ta,"st":%%ST,"q":%%bq}'
                """.formatted(logPort);
        return """
                global
                  maxconn 4000
                  stats socket %s mode 600 level admin
                defaults
                  mode http
                  retries 0
                  timeout connect 2s
                  timeout client 60s
                  timeout server 60s
                  timeout queue 5s
                  timeout check 2s
                frontend in
                  bind 127.0.0.1:%d
                %s  default_backend %s
                backend %s
                  balance leastconn
                  %s
                """.formatted(folder.resolve("admin.sock"), port, log, backend, backend, more);
    }

    /// The path of its socket.
    public String socket() {
        return folder.resolve("admin.sock").toString();
    }

    /// The port of the requests.
    public int port() {
        return port;
    }

    /// Ends it and starts it anew: it has lost what it was told.
    public void restart() {
        end();
        launch();
    }

    /// As a crash: nobody is told, and all requests break. [#restart] brings it back.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private void launch() {
        try {
            process = run(folder);
        } catch (IOException broken) {
            throw new DemoFailure("cannot start HAProxy", broken);
        }
        awaitPort();
    }

    private void awaitPort() {
        Pause.awaiting("HAProxy", START_DEADLINE, () -> {
            if (!process.isAlive()) {
                throw new DemoFailure("HAProxy ended: " + output());
            }
            return isOpen() && Files.exists(Path.of(socket()));
        });
    }

    private boolean isOpen() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("haproxy.log"));
        } catch (IOException unreadable) {
            return String.valueOf(unreadable.getMessage());
        }
    }

    /// A free port for its log, on UDP.
    public static int freeLogPort() {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new DemoFailure("no port is free", none);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        end();
        try {
            for (String file : List.of("haproxy.cfg", "haproxy.log", "admin.sock")) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        } catch (IOException busy) {
            throw new DemoFailure("cannot delete " + folder, busy);
        }
    }
}

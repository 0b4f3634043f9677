package dev.plimsoll.adapters.docker.support;

import dev.plimsoll.application.contract.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A registry of our own on loopback, which the engine trusts without TLS; who wants anything of it needs
/// a password.
public final class OwnRegistry implements AutoCloseable {
    public static final String USER = "plimsoll";
    public static final String PASSWORD = "a p@ssword/of:ours";

    private final Path folder;
    private final int port = freePort();
    private final Process process;

    public OwnRegistry() {
        try {
            folder = Files.createTempDirectory("plimsoll-registry");
            Files.writeString(folder.resolve("passwords"), passwords());
            Files.writeString(folder.resolve("config.yml"), """
                    version: 0.1
                    log: {level: error}
                    storage: {filesystem: {rootdirectory: %1$s/images}}
                    http: {addr: "127.0.0.1:%2$d"}
                    auth: {htpasswd: {realm: test, path: %1$s/passwords}}
                    """.formatted(folder, port));
            process = new ProcessBuilder("docker-registry", "serve", "config.yml")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("this test needs the packages docker-registry and apache2-utils", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Eventually.get("the registry listens", this::listens, up -> up);
    }

    /// The host as it stands before the names of images.
    public String host() {
        return "127.0.0.1:" + port;
    }

    private static String passwords() throws IOException {
        Process htpasswd = new ProcessBuilder("htpasswd", "-Bbn", USER, PASSWORD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(htpasswd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new AssertionError("the registry ended");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the registry does not end");
            }
            try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

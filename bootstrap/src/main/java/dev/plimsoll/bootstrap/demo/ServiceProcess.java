package dev.plimsoll.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The service as a child process, on a free port and with a data folder of its own.
public final class ServiceProcess implements AutoCloseable {
    private static final String MAIN_CLASS = "dev.plimsoll.bootstrap.Plimsoll";
    private static final String READY = "plimsoll ready on ";
    private static final Duration START_DEADLINE = Duration.ofSeconds(90);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(10);

    private final Process process;
    private final Path folder;
    private final String token;
    private final CompletableFuture<URI> address = new CompletableFuture<>();

    private ServiceProcess(Process process, Path folder, String token) {
        this.process = process;
        this.folder = folder;
        this.token = token;
    }

    public static ServiceProcess start() {
        return start(Map.of());
    }

    /// With these variables of its environment too.
    public static ServiceProcess start(Map<String, String> options) {
        try {
            Path folder = Files.createTempDirectory("plimsoll-demo-");
            String token = UUID.randomUUID().toString();
            var builder = new ProcessBuilder(command()).redirectErrorStream(true);
            var environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("PLIMSOLL_"));
            environment.put("PLIMSOLL_HOST", "127.0.0.1");
            environment.put("PLIMSOLL_PORT", Integer.toString(freePort()));
            environment.put("PLIMSOLL_DATA", folder.resolve("data").toString());
            environment.put("PLIMSOLL_TOKEN", token);
            environment.put("PLIMSOLL_EVALUATION_INTERVAL", "1s");
            environment.putAll(options);
            var service = new ServiceProcess(builder.start(), folder, token);
            Thread.ofVirtual().name("service-output").start(service::keepOutput);
            return service;
        } catch (IOException broken) {
            throw new DemoFailure("cannot start the service", broken);
        }
    }

    /// The same Java, flags and class path as the demo itself, unless properties name those of the program.
    private static List<String> command() {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String cache = System.getProperty("plimsoll.program.aot-cache");
        if (cache != null) {
            words.add("-XX:AOTCache=" + cache);
        }
        String classPath = System.getProperty("plimsoll.program.class-path", System.getProperty("java.class.path"));
        words.addAll(List.of("-cp", classPath, MAIN_CLASS));
        return Guarded.command(words);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String token() {
        return token;
    }

    private Path log() {
        return folder.resolve("service.log");
    }

    private void keepOutput() {
        try (BufferedReader output = process.inputReader(UTF_8);
                var kept = Files.newBufferedWriter(log())) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                kept.write(line + System.lineSeparator());
                kept.flush();
                if (line.startsWith(READY)) {
                    address.complete(URI.create(line.substring(READY.length()).strip()));
                }
            }
        } catch (IOException broken) {
            address.completeExceptionally(broken); // it is over when somebody ends it while it is read
        } finally {
            address.completeExceptionally(new DemoFailure("the service ended"));
        }
    }

    /// Blocks until the service says that it serves.
    public URI awaitReady() {
        try {
            return address.get(START_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException ended) {
            throw new DemoFailure("the service ended before it served");
        } catch (TimeoutException late) {
            throw new DemoFailure("the service did not serve within " + Text.seconds(START_DEADLINE));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted while the service started", interrupted);
        }
    }

    String endOfLog() {
        try {
            List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
        } catch (IOException unreadable) {
            return "(unreadable: %s)".formatted(unreadable.getMessage());
        }
    }

    /// Ends it as a crash would: it has no chance to do anything. What it stored stays.
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DemoFailure("the service outlived its kill");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException busy) {
            throw new DemoFailure("cannot delete " + folder, busy);
        }
    }
}

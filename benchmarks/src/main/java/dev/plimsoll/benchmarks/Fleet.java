package dev.plimsoll.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.bootstrap.demo.Command;
import dev.plimsoll.bootstrap.demo.DemoFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// A Compose project with one service, watched and, for the reference, scaled by hand over the same engine client.
final class Fleet implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final Engine engine = engine();
    private final String project =
            "plimsoll-bench-" + UUID.randomUUID().toString().substring(0, 8);
    private final Path folder;
    private final Command compose;
    private final ConcurrentLinkedQueue<String> startedByHand = new ConcurrentLinkedQueue<>();

    private Fleet(Path folder) {
        this.folder = folder;
        String command = System.getenv().getOrDefault("PLIMSOLL_COMPOSE", "docker-compose");
        this.compose = Command.of(command.split(" ")).with("-p", project, "-f", file().toString());
    }

    private static Engine engine() {
        String host = System.getenv("DOCKER_HOST");
        return Engine.at(host == null ? Engine.DEFAULT_HOST : URI.create(host));
    }

    /// Blocks until so many containers whose name contains `name` are paused.
    static void awaitPaused(String name, int count) {
        await("{\"status\":[\"paused\"],\"name\":[\"" + name + "\"]}", count);
    }

    /// Blocks until no container is left whose name contains `name`.
    static void awaitGone(String name) {
        await("{\"name\":[\"" + name + "\"]}", 0);
    }

    private static void await(String filter, int count) {
        long begun = System.nanoTime();
        String query = "/containers/json?all=1&filters=" + Engine.quote(filter);
        try (Engine engine = engine()) {
            while (engine.get(query, "list").need().size() != count) {
                pauseWithin(begun);
            }
        }
    }

    static Fleet up() {
        return up("""
                    image: plimsoll-busybox:1
                    command: ["sleep", "86400"]
                    init: true
                """);
    }

    /// @param service what stands below the service, indented by four spaces
    static Fleet up(String service) {
        try {
            Fleet fleet = new Fleet(Files.createTempDirectory("plimsoll-bench-"));
            Files.writeString(fleet.file(), """
                    services:
                      web:
                    """ + service);
            fleet.compose.with("up", "-d").run(DEADLINE);
            return fleet;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String project() {
        return project;
    }

    /// Runs `action` and answers how long it took until the engine lists `count` running containers.
    Duration timeUntilRunning(int count, Runnable action) {
        long begun = System.nanoTime();
        Thread acting = Thread.ofVirtual().start(action);
        while (listed("&filters=" + filter("\"status\":[\"running\"],")) < count) {
            pauseWithin(begun);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        join(acting);
        return time;
    }

    /// Waits until there are exactly so many containers, stopped ones included.
    void awaitExactly(int count) {
        long begun = System.nanoTime();
        while (listed("&all=1&filters=" + filter("")) != count) {
            pauseWithin(begun);
        }
    }

    /// Prepares to start so many containers side by side, with the body of the service's own container.
    Runnable byHand(int count) {
        JsonNode sibling = engine.get("/containers/" + first().path("Id").asText() + "/json", "inspect")
                .need();
        return () -> {
            List<Thread> calls = IntStream.range(0, count)
                    .mapToObj(number -> Thread.ofVirtual().start(() -> startOne(sibling, number)))
                    .toList();
            calls.forEach(Fleet::join);
        };
    }

    void removeWhatWasStartedByHand() {
        List<Thread> calls = new ArrayList<>();
        for (String id = startedByHand.poll(); id != null; id = startedByHand.poll()) {
            String gone = id;
            calls.add(Thread.ofVirtual().start(() -> {
                var _ = engine.delete("/containers/" + gone + "?force=1&v=1", "remove", Engine.SLOW)
                        .orFail();
            }));
        }
        calls.forEach(Fleet::join);
        awaitExactly(1);
    }

    private void startOne(JsonNode sibling, int number) {
        ObjectNode body = sibling.path("Config").deepCopy();
        body.remove("Hostname");
        body.set("HostConfig", sibling.path("HostConfig"));
        ObjectNode endpoints = JsonNodeFactory.instance.objectNode();
        sibling.path("NetworkSettings")
                .path("Networks")
                .fieldNames()
                .forEachRemaining(network ->
                        endpoints.putObject(network).putArray("Aliases").add("web"));
        body.putObject("NetworkingConfig").set("EndpointsConfig", endpoints);
        String name = project + "-by-hand-" + number;
        String id = engine.post("/containers/create?name=" + name, body, "create", Engine.SLOW)
                .need()
                .path("Id")
                .asText();
        startedByHand.add(id);
        var _ = engine.post("/containers/" + id + "/start", null, "start", Engine.SLOW)
                .orFail();
    }

    private JsonNode first() {
        return engine.get("/containers/json?filters=" + filter(""), "list")
                .need()
                .path(0);
    }

    private int listed(String query) {
        return engine.get("/containers/json?x" + query, "list").need().size();
    }

    private String filter(String more) {
        return Engine.quote("{" + more + "\"label\":[\"com.docker.compose.project=" + project + "\"]}");
    }

    private static void pauseWithin(long begun) {
        if (System.nanoTime() - begun > DEADLINE.toNanos()) {
            throw new IllegalStateException("the fleet did not get there within " + DEADLINE);
        }
        LockSupport.parkNanos(GLANCE.toNanos());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private Path file() {
        return folder.resolve("compose.yml");
    }

    @Override
    public void close() {
        if (!startedByHand.isEmpty()) {
            removeWhatWasStartedByHand();
        }
        try {
            compose.with("down", "--timeout", "1").run(DEADLINE);
        } catch (DemoFailure left) {
            // Engine 20.10 under load keeps an endpoint that no container has, and with it the network.
            System.err.println("not all is tidied up: " + left.getMessage());
        }
        engine.close();
        try {
            Files.deleteIfExists(file());
            Files.deleteIfExists(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

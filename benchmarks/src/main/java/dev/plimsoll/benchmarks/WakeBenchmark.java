package dev.plimsoll.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.bootstrap.demo.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// How long the first request takes that comes to a type without containers, beside a container that is created and
/// started by hand and asked until it answers.
///
/// The type is one of an app of Plimsoll's own, so that a container is made anew each time; the request comes to the
/// activator's port, as a proxy would send it.
final class WakeBenchmark {
    private static final int UNCOUNTED = 2;
    private static final int COUNTED = 7;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(5);

    private WakeBenchmark() {}

    static String run() {
        String app = "bench-" + UUID.randomUUID().toString().substring(0, 8);
        int port = freePort();
        List<Duration> woken = new ArrayList<>();
        List<Duration> byHand = new ArrayList<>();
        try (Engine engine = engine();
                ServiceProcess service =
                        ServiceProcess.start(Map.of("PLIMSOLL_ACTIVATOR_PORT", Integer.toString(port)));
                HttpClient client = HttpClient.newHttpClient()) {
            ApiCaller api = new ApiCaller(client, service);
            api.send("POST", "/v1/apps", "{\"app\":{\"name\":\"" + app + "\"}}");
            api.send("POST", "/v1/apps/" + app + "/container_types", """
                    {"container_type": {"name": "web", "image": "plimsoll-web:1", "stop_grace_seconds": 1,
                      "labels": {"plimsoll.port": "8080", "plimsoll.probe": "tcp://:8080"}}}""");
            api.send("POST", "/v1/apps/" + app + "/autoscalers", """
                    {"autoscaler": {"container_type": "web", "min_containers": 1, "max_containers": 3, "policies": [
                      {"type": "scale_to_zero", "metric": "activator_requests", "idle_seconds": 1}]}}""");
            try {
                for (int round = 0; round < UNCOUNTED + COUNTED; round++) {
                    api.awaitProcesses(app, 0, 0);
                    Duration hand = byHand(engine);
                    long begun = System.nanoTime();
                    ask(URI.create("http://127.0.0.1:" + port), app);
                    Duration wake = Duration.ofNanos(System.nanoTime() - begun);
                    if (round >= UNCOUNTED) {
                        woken.add(wake);
                        byHand.add(hand);
                    }
                }
            } finally {
                api.send("DELETE", "/v1/apps/" + app + "?current_name=" + app, "");
                Fleet.awaitGone(app);
            }
        }
        return """
                The first request to a type at zero, seconds until it is answered (median of %d, smallest to largest)
                  through the activator              %s   goal: the other + 0.5
                  created, started, asked by hand    %s
                """.formatted(COUNTED, told(woken), told(byHand));
    }

    private static Engine engine() {
        String host = System.getenv("DOCKER_HOST");
        return Engine.at(host == null ? Engine.DEFAULT_HOST : URI.create(host));
    }

    private static Duration byHand(Engine engine) {
        long begun = System.nanoTime();
        var body = JsonNodeFactory.instance.objectNode();
        body.put("Image", "plimsoll-web:1");
        String id = engine.post("/containers/create", body, "create", Engine.SLOW)
                .need()
                .path("Id")
                .asText();
        try {
            var _ = engine.post("/containers/" + id + "/start", null, "start", Engine.SLOW)
                    .orFail();
            String address = engine.get("/containers/" + id + "/json", "inspect")
                    .need()
                    .at("/NetworkSettings/IPAddress")
                    .asText();
            while (true) {
                try {
                    ask(URI.create("http://" + address + ":8080"), "none");
                    return Duration.ofNanos(System.nanoTime() - begun);
                } catch (UncheckedIOException _) {
                    if (System.nanoTime() - begun > DEADLINE.toNanos()) {
                        throw new IllegalStateException("the container did not answer within " + DEADLINE);
                    }
                    LockSupport.parkNanos(GLANCE.toNanos());
                }
            }
        } finally {
            var _ = engine.delete("/containers/" + id + "?force=1&v=1", "remove", Engine.SLOW);
        }
    }

    private static void ask(URI server, String app) {
        try (KeptConnection connection = new KeptConnection(server)) {
            connection.ask("GET / HTTP/1.1\r\nHost: localhost\r\nX-Plimsoll-Target: " + app + "/web\r\n\r\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String told(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                seconds(sorted.get(sorted.size() / 2)),
                seconds(sorted.getFirst()),
                seconds(sorted.getLast()));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}

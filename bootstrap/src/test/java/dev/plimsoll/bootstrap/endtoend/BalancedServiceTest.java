package dev.plimsoll.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.plimsoll.bootstrap.demo.HaproxyProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Compose service behind a real HAProxy, to which only labels bind it.
@Timeout(120)
class BalancedServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    /// Of its own, as others may use the same engine.
    private final String backend = "e2e-" + UUID.randomUUID();

    private final HaproxyProcess haproxy = HaproxyProcess.start(backend, 0, "option httpchk GET /index.html");

    @TempDir
    Path folder;

    private Project project;
    private Service service;

    @BeforeEach
    void start() {
        project = new Project(folder, "plimsoll-busybox:1")
                .running("sh", "-c", "mkdir /www && hostname > /www/index.html && exec httpd -f -p 8080 -h /www");
        service = Service.startWith(
                folder.resolve("data"),
                Map.of("PLIMSOLL_HAPROXY_SOCKET", haproxy.socket(), "PLIMSOLL_ALLOW_LOCAL_URLS", "true"));
        project.label("plimsoll.haproxy: " + backend, "plimsoll.port: \"8080\"", "plimsoll.check-interval: 100ms");
        project.compose("up", "--detach");
    }

    @AfterEach
    void stop() {
        try (Project _ = project;
                HaproxyProcess _ = haproxy;
                HttpClient _ = client) {
            service.close();
        }
    }

    @Test
    void a_service_gets_requests_by_its_labels_alone_also_after_its_balancer_was_started_anew() {
        Await.until("it answers", SOON, () -> status() == 200);

        haproxy.restart();

        Await.until("it answers again", SOON, () -> status() == 200);
    }

    @Test
    void no_request_is_lost_while_the_fleet_grows_and_shrinks() throws InterruptedException {
        Await.until("it answers", SOON, () -> status() == 200);
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Thread load = Thread.ofVirtual().start(() -> {
            while (!isOver.get()) {
                sent.incrementAndGet();
                failed.addAndGet(status() == 200 ? 0 : 1);
            }
        });

        scale(4);
        Await.until("four are ready", SOON, () -> ready() == 4);
        scale(1);
        Await.until("one runs", SOON, () -> project.running() == 1);
        isOver.set(true);
        load.join();

        assertThat(sent).hasPositiveValue();
        assertThat(failed).hasValue(0);
    }

    @Test
    void hooks_are_called_before_a_container_serves_and_before_it_stops() throws IOException {
        Await.until("it answers", SOON, () -> status() == 200);
        List<String> transitions = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            transitions.add((body.contains("launching") ? "launching" : "terminating") + " of " + project.running());
            byte[] answer = "{\"result\": \"CONTINUE\"}".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        for (String transition : List.of("launching", "terminating")) {
            service.post("/v1/apps/" + project.name() + "/container_types/web/lifecycle_hooks", """
                    {"name": "%1$s", "transition": "%1$s", "url": "%2$s"}""".formatted(
                            transition, url));
        }

        scale(2);
        Await.until("two are ready", SOON, () -> ready() == 2);
        scale(1);
        Await.until("one runs", SOON, () -> project.running() == 1);
        receiver.stop(0);

        assertThat(transitions).containsExactly("launching of 2", "terminating of 2");
        assertThat(status()).isEqualTo(200);
    }

    private void scale(int amount) {
        var answer = service.ask(
                "POST",
                "/v1/apps/" + project.name() + "/scale",
                "{\"containers\":[{\"name\":\"web\",\"amount\":" + amount + "}]}");
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private int ready() {
        JsonNode containers = service.get("/v1/apps/" + project.name() + "/ps").path("containers");
        int ready = 0;
        for (JsonNode container : containers) {
            ready += container.path("state").asText().equals("running") ? 1 : 0;
        }
        return ready;
    }

    private int status() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + haproxy.port() + "/index.html"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException broken) {
            return -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}

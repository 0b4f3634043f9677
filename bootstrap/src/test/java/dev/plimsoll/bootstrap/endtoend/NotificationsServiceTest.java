package dev.plimsoll.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Events of a real app on their way to a real receiver.
@Timeout(120)
class NotificationsServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<String, String> LOCAL = Map.of("PLIMSOLL_ALLOW_LOCAL_URLS", "true");

    @TempDir
    Path folder;

    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private volatile int status = 503;
    private HttpServer receiver;

    private record Posted(String delivery, String signature, String body) {}

    @BeforeEach
    void begin() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void end() {
        receiver.stop(0);
    }

    @Test
    void what_a_receiver_did_not_take_comes_again_after_a_restart() {
        try (Project project = new Project(folder, "plimsoll-busybox:1")) {
            project.compose("up", "-d");
            String notifiers = "/v1/apps/" + project.name() + "/notifiers";
            String created;
            try (Service service = Service.startWith(folder.resolve("data"), LOCAL)) {
                JsonNode notifier = service.post(notifiers, notifier()).path("notifier");
                assertThat(notifier.path("secret").asText()).hasSize(64);
                created = notifiers + "/" + notifier.path("id").asText();
                Await.until("it was tried", SOON, () -> isFirst(service, created, "error", "answered with status 503"));
            }
            status = 204;
            try (Service service = Service.startWith(folder.resolve("data"), LOCAL)) {
                Await.until("it arrived", SOON, () -> isFirst(service, created, "status", "delivered"));
                assertThat(service.ask("POST", created + "/test", "").statusCode())
                        .isEqualTo(200);
            }
            assertThat(posted).hasSizeGreaterThan(2);
            assertThat(posted.getFirst().body()).contains("\"type\":\"new_notifier\"", project.name());
            assertThat(posted.getFirst().signature()).matches("sha256=[0-9a-f]{64}");
            assertThat(posted.get(1).delivery()).isEqualTo(posted.getFirst().delivery());
            assertThat(posted.get(1).body()).isEqualTo(posted.getFirst().body());
            assertThat(posted.getLast().body()).contains("\"type\":\"test\"");
        }
    }

    @Test
    void a_local_url_needs_an_option() {
        try (Project project = new Project(folder, "plimsoll-busybox:1");
                Service service = Service.start(folder.resolve("data"))) {
            project.compose("up", "-d");

            var answer = service.ask("POST", "/v1/apps/" + project.name() + "/notifiers", notifier());

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("--allow-local-urls");
        }
    }

    private static boolean isFirst(Service service, String notifier, String field, String value) {
        JsonNode delivery =
                service.get(notifier + "/deliveries").path("deliveries").path(0);
        return delivery.path(field).asText().equals(value);
    }

    private String notifier() {
        return """
                {"notifier": {"platform_id": "5982f145d48c3600273ef08a", "name": "ops", "active": true,
                  "send_all_events": true, "type_data": {"webhook_url": "http://127.0.0.1:%d/hook"}}}""".formatted(receiver.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            posted.add(new Posted(
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Plimsoll-Delivery")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Plimsoll-Signature")),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(status, -1);
        }
    }
}

package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.bootstrap.demo.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A type that sleeps when nobody asks, and answers the first who does.
@Timeout(180)
class ActivatorServiceTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin");

    private final String app = "wake-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/v1/apps/" + app;
    private final Command docker = Command.of("docker");
    private final int port = freePort();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private @Nullable Service started;

    @BeforeEach
    void a_type_that_has_no_container() {
        started = Service.startWith(folder.resolve("data"), Map.of("PLIMSOLL_ACTIVATOR_PORT", "" + port));
        service().post("/v1/apps", "{\"app\":{\"name\":\"%s\"}}".formatted(app));
        service().post(path + "/container_types", """
                {"container_type":{"name":"web","image":"plimsoll-busybox:1","stop_grace_seconds":0,\
                "labels":{"plimsoll.port":"8080"},\
                "command":["sh","-c","mkdir /www; echo awake > /www/index.html; exec httpd -f -vv -p 8080 -h /www 2>&1"]}}""");
        service().post(path + "/autoscalers", """
                {"autoscaler":{"container_type":"web","min_containers":1,"max_containers":2,\
                "policies":[{"type":"scale_to_zero","metric":"activator_requests","idle_seconds":1}]}}""");
    }

    @AfterEach
    void stop() {
        client.close();
        service().close();
        docker.with("ps", "--quiet", "--all", "--filter", "label=dev.plimsoll.app=" + app)
                .run(DEADLINE)
                .lines()
                .forEach(id -> docker.with("rm", "-f", "-v", id).run(DEADLINE));
        if (docker.with("network", "ls", "--format", "{{.Name}}").run(DEADLINE).contains("plimsoll_" + app)) {
            var _ = docker.with("network", "rm", "plimsoll_" + app).run(DEADLINE);
        }
    }

    @Test
    void twenty_who_come_at_once_are_all_answered_once_and_then_it_sleeps_again() throws Exception {
        assertThat(running()).isZero();

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 20)
                .mapToObj(i -> client.sendAsync(request(port, "/?" + i), BodyHandlers.ofString()))
                .toList();
        for (var answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(answer.get().body()).isEqualTo("awake\n");
        }

        assertThat(answered()).isEqualTo(20);
        Await.until("it sleeps", SOON, () -> running() == 0);
        assertThat(service().ask("GET", "/prometheus", "").body())
                .contains("outcome=\"held\"")
                .contains("outcome=\"forwarded\"");
    }

    @Test
    void the_first_request_through_haproxy_wakes_it() throws Exception {
        int front = freePort();
        Process haproxy = haproxy(front);
        try {
            Await.until("the proxy listens", SOON, () -> isOpen(front));
            long begun = System.nanoTime();

            HttpResponse<String> answer = client.send(request(front, "/"), BodyHandlers.ofString());

            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("awake\n");
            assertThat(took).isLessThan(Duration.ofSeconds(10));
            Await.until("it sleeps", SOON, () -> running() == 0);
            assertThat(client.send(request(front, "/"), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        } finally {
            haproxy.destroy();
        }
    }

    @Test
    void people_wake_it_by_api_and_not_once_it_is_disabled() {
        assertThat(service()
                        .ask("POST", path + "/container_types/web/activate", "")
                        .statusCode())
                .isEqualTo(202);
        Await.until("it is awake", SOON, () -> running() == 1);
        Await.until("it sleeps", SOON, () -> running() == 0);

        String id = service().get(path + "/autoscalers").at("/autoscalers/0/id").asText();
        service().patch(path + "/autoscalers/" + id, "{\"autoscaler\":{\"disabled\":true}}");
        HttpResponse<String> refused = service().ask("POST", path + "/container_types/web/activate", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("its autoscaler is disabled");
    }

    private Process haproxy(int front) throws IOException {
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), """
            defaults
              mode http
              timeout connect 1s
              timeout client 65s
              timeout server 65s
            frontend in
              bind 127.0.0.1:%d
              default_backend web
            backend web
              http-request set-header X-Plimsoll-Target %s/web
              server asleep 127.0.0.1:%d check inter 100ms
              server plimsoll-activator 127.0.0.1:%d backup
            """.formatted(front, app, freePort(), port));
        String binary = FOLDERS.stream()
                .map(where -> Path.of(where, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError("this test needs haproxy; ./plimsoll test installs it"));
        return new ProcessBuilder(binary, "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
    }

    private HttpRequest request(int where, String what) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where + what))
                .timeout(DEADLINE)
                .header("X-Plimsoll-Target", app + "/web")
                .build();
    }

    /// How many requests all containers say they answered.
    private int answered() {
        String id = ids().lines().findFirst().orElseThrow();
        String log = docker.with("logs", id).run(DEADLINE);
        return (int) Pattern.compile("response:200").matcher(log).results().count();
    }

    private int running() {
        return (int) ids().lines().count();
    }

    private String ids() {
        return docker.with("ps", "--quiet", "--filter", "label=dev.plimsoll.app=" + app)
                .run(DEADLINE);
    }

    private static boolean isOpen(int port) {
        try (var _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Service service() {
        return Objects.requireNonNull(started);
    }
}

package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.bootstrap.demo.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private final String app = "wake-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/v1/apps/" + app;
    private final Command docker = Command.of("docker");
    private final int port = ServerProcess.freePort();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private @Nullable Service started;

    @BeforeEach
    void a_type_that_has_no_container() {
        started = Service.startWith(
                folder.resolve("data"),
                Map.of(
                        "PLIMSOLL_ACTIVATOR_PORT",
                        "" + port,
                        "PLIMSOLL_NGINX_DIR",
                        folder.toString(),
                        "PLIMSOLL_NGINX_PID",
                        folder.resolve("nginx.pid").toString()));
        service().post("/v1/apps", "{\"app\":{\"name\":\"%s\"}}".formatted(app));
        type("web", "\"plimsoll.port\":\"8080\"");
    }

    private void type(String name, String labels) {
        service().post(path + "/container_types", """
                {"container_type":{"name":"%s","image":"plimsoll-busybox:1","stop_grace_seconds":0,"labels":{%s},\
                "command":["sh","-c","mkdir /www; echo awake > /www/index.html; exec httpd -f -vv -p 8080 -h /www 2>&1"]}}""".formatted(name, labels));
        service().post(path + "/autoscalers", """
                {"autoscaler":{"container_type":"%s","min_containers":1,"max_containers":2,\
                "policies":[{"type":"scale_to_zero","metric":"activator_requests","idle_seconds":1}]}}""".formatted(name));
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
        int front = ServerProcess.freePort();
        try (var _ = haproxy(front)) {
            long begun = System.nanoTime();

            HttpResponse<String> answer = client.send(request(front, "/"), BodyHandlers.ofString());

            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("awake\n");
            assertThat(took).isLessThan(Duration.ofSeconds(10));
            Await.until("it sleeps", SOON, () -> running() == 0);
            assertThat(client.send(request(front, "/"), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    /// The upstream is that of the manual: containers in the file that Plimsoll writes, and the activator.
    @Test
    void nginx_asks_the_activator_while_it_has_nobody_else_and_the_container_while_it_has_one() throws Exception {
        Path servers = Files.writeString(folder.resolve("page.conf"), "server 127.0.0.1:1 down;\n");
        int front = ServerProcess.freePort();
        try (var _ = nginx(front)) {
            type("page", "\"plimsoll.port\":\"8080\",\"plimsoll.nginx\":\"page\"");
            assertThat(running()).isZero();

            HttpResponse<String> first = client.send(request(front, "/"), BodyHandlers.ofString());

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).isEqualTo("awake\n");
            assertThat(held("page")).isEqualTo(1);

            Await.until("nginx is told", SOON, () -> read(servers).contains(":8080;"));
            Await.until("nginx asks the container", SOON, () -> isAnsweredWithoutActivator(front, "page"));

            Await.until("it sleeps", SOON, () -> running() == 0);
            assertThat(read(servers)).doesNotContain(":8080;");
            HttpResponse<String> second = client.send(request(front, "/"), BodyHandlers.ofString());
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.body()).isEqualTo("awake\n");
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

    private ServerProcess haproxy(int front) throws IOException {
        Path file = Files.writeString(
                folder.resolve("haproxy.cfg"), """
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
            """.formatted(front, app, ServerProcess.freePort(), port));
        return ServerProcess.start(folder, front, "haproxy", "-db", "-f", file.toString());
    }

    private ServerProcess nginx(int front) throws IOException {
        Path file = Files.writeString(folder.resolve("nginx.conf"), """
            daemon off;
            pid %1$s/nginx.pid;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              upstream page {
                least_conn;
                include %1$s/page.conf;
                server 127.0.0.1:%2$d backup;
              }
              server {
                listen 127.0.0.1:%3$d;
                location / {
                  proxy_pass http://page;
                  proxy_connect_timeout 1s;
                  proxy_read_timeout 70s;
                  proxy_set_header X-Plimsoll-Target %4$s/page;
                }
              }
            }
            """.formatted(folder, port, front, app));
        String log = folder.resolve("error.log").toString();
        return ServerProcess.start(folder, front, "nginx", "-p", folder.toString(), "-e", log, "-c", file.toString());
    }

    private boolean isAnsweredWithoutActivator(int front, String type) {
        int before = held(type);
        try {
            HttpResponse<String> answer = client.send(request(front, "/"), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return held(type) == before;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /// How many requests the activator has taken for a type.
    private int held(String type) {
        String series =
                "plimsoll_activator_requests_total{app=\"%s\",outcome=\"held\",type=\"%s\"} ".formatted(app, type);
        return service()
                .ask("GET", "/prometheus", "")
                .body()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(series.length())))
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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

    private Service service() {
        return Objects.requireNonNull(started);
    }
}

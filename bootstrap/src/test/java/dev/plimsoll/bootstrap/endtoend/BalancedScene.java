package dev.plimsoll.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.bootstrap.demo.HaproxyProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A Compose service behind a real HAProxy, on a Docker daemon of the test's own, with an autoscaler that wants an
/// exact count; and what must be so after whatever happened to it.
final class BalancedScene implements AutoCloseable {
    static final Duration SOON = Duration.ofMinutes(1);

    /// Answers `/index.html` at once, and `/cgi-bin/slow` after 0.3 s.
    private static final List<String> WEB = List.of(
            "sh",
            "-c",
            String.join(
                    " && ",
                    "mkdir -p /www/cgi-bin",
                    "hostname > /www/index.html",
                    "echo '#!/bin/sh' > /www/cgi-bin/slow",
                    "echo 'sleep 0.3; echo Content-Type: text/plain; echo; hostname' >> /www/cgi-bin/slow",
                    "chmod +x /www/cgi-bin/slow",
                    "exec httpd -f -p 8080 -h /www"));

    private final OwnDaemon daemon;
    private final Path folder;
    private final HaproxyProcess haproxy = HaproxyProcess.start(
            0, "option httpchk GET /index.html", "backend other", "option httpchk GET /index.html");
    private final Project project;
    private @Nullable Service service;
    private String autoscaler = "";

    /// Nothing runs yet.
    ///
    /// @param folder for the files of the project and of the service
    BalancedScene(OwnDaemon daemon, Path folder) {
        this.daemon = daemon;
        this.folder = folder;
        this.project = project(folder, "web");
    }

    /// A project with one service `web`, bound to a backend: `web`, or `other`.
    Project project(Path where, String backend) {
        Project made = new Project(where, "plimsoll-busybox:1", daemon.engine()).running(WEB.toArray(String[]::new));
        made.label(labels(backend));
        return made;
    }

    static String[] labels(String backend, String... more) {
        List<String> labels = new ArrayList<>(
                List.of("plimsoll.haproxy: " + backend, "plimsoll.port: \"8080\"", "plimsoll.check-interval: 100ms"));
        labels.addAll(List.of(more));
        return labels.toArray(String[]::new);
    }

    Project project() {
        return project;
    }

    HaproxyProcess haproxy() {
        return haproxy;
    }

    HaproxyServers servers() {
        return servers("web");
    }

    HaproxyServers servers(String backend) {
        return new HaproxyServers(haproxy.socket(), backend);
    }

    Service service() {
        return Objects.requireNonNull(service);
    }

    /// Starts the program as part of this process.
    void start() {
        service = Service.startWith(data(), options());
    }

    /// Starts the program as a process of its own.
    void startProcess() {
        service = Service.startProcess(data(), options());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Map<String, String> options() {
        return Map.of("DOCKER_HOST", daemon.host(), "PLIMSOLL_HAPROXY_SOCKET", haproxy.socket());
    }

    /// Starts the project with one container, and an autoscaler that wants as many as this.
    void up(int count) {
        project.compose("up", "--detach");
        autoscaler = createAutoscaler(project, count);
    }

    /// Creates one that wants exactly so many, and answers its path.
    String createAutoscaler(Project of, int count) {
        String autoscalers = "/v1/apps/" + of.name() + "/autoscalers";
        JsonNode created = service().post(autoscalers, """
                {"autoscaler": {"container_type": "web", "min_containers": %d, "max_containers": %d,
                                "metric": "cpu", "target": 0.5}}""".formatted(count, count));
        return autoscalers + "/" + created.path("autoscaler").path("id").asText();
    }

    /// From now on exactly so many are wanted.
    void want(int count) {
        var _ = service().patch(autoscaler, "{\"min_containers\": %d, \"max_containers\": %d}".formatted(count, count));
    }

    /// Waits until all is as it is to be: so many containers are desired, run and are ready, there is no other one, the
    /// balancer gives requests to exactly them, and the history says that this count was reached.
    void awaitWell(int count) {
        awaitWell(count, SOON);
    }

    void awaitWell(int count, Duration deadline) {
        try {
            Await.until(count + " are desired", deadline, () -> desired() == count);
            awaitWell(project, servers(), count, deadline);
            Await.until("the history is closed", deadline, () -> !outcomes().contains("pending"));
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; " + this, late);
        }
        assertThat(outcomes()).doesNotContain("failing");
        assertThat(newestScaling()
                        .path("type_data")
                        .path("outcome")
                        .path("state")
                        .asText())
                .isEqualTo("reached");
        assertThat(newestScaling()
                        .path("type_data")
                        .path("containers")
                        .path("web")
                        .asText())
                .startsWith(count + ":");
    }

    /// The same without an autoscaler's history.
    void awaitWell(Project of, String backend, int count) {
        awaitWell(of, servers(backend), count, SOON);
    }

    private void awaitWell(Project of, HaproxyServers servers, int count, Duration deadline) {
        Await.until(count + " run and no other is there", deadline, () -> of.running() == count && of.all() == count);
        Await.until(count + " are ready", deadline, () -> ready(of) == count);
        Await.until("the balancer has exactly them", deadline, () -> servers.areExactly(of.addresses()));
        assertThat(of.running()).isEqualTo(count);
        assertThat(of.all()).isEqualTo(count);
    }

    int desired() {
        return service()
                .get(autoscaler)
                .path("autoscaler")
                .path("status")
                .path("desired_containers")
                .asInt();
    }

    private int ready(Project of) {
        return (int) service()
                .get("/v1/apps/" + of.name() + "/ps")
                .path("containers")
                .valueStream()
                .filter(container -> container.path("state").asText().equals("running"))
                .count();
    }

    /// All events of a kind, the newest first.
    List<JsonNode> events(String type) {
        return service()
                .get("/v1/apps/" + project.name() + "/events?per_page=100")
                .path("events")
                .valueStream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    JsonNode newestScaling() {
        return events("scale").getFirst();
    }

    List<String> outcomes() {
        return events("scale").stream()
                .map(event ->
                        event.path("type_data").path("outcome").path("state").asText())
                .toList();
    }

    @Override
    public String toString() {
        return "%d run of %d at %s, servers %s, desired %d, outcomes %s"
                .formatted(
                        project.running(),
                        project.all(),
                        project.addresses(),
                        servers().all(),
                        desired(),
                        outcomes());
    }

    @Override
    public void close() {
        try (Project _ = project;
                HaproxyProcess _ = haproxy) {
            if (service != null) {
                service.close();
            }
        }
    }
}

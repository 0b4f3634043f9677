package dev.plimsoll.bootstrap.endtoend;

import dev.plimsoll.bootstrap.demo.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Workers of a list in a real Redis: none while it is empty.
@Timeout(120)
class QueueServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String app = "queue-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/v1/apps/" + app;
    private final Command docker = Command.of("docker");
    private final int port = ServerProcess.freePort();

    @TempDir
    Path folder;

    private @Nullable ServerProcess redis;
    private @Nullable Service started;

    @BeforeEach
    void workers_of_a_list() {
        redis = ServerProcess.start(
                folder, port, "redis-server", "--bind", "127.0.0.1", "--port", "" + port, "--save", "");
        started = Service.startWith(folder.resolve("data"), Map.of("PLIMSOLL_REDIS_URL", "redis://127.0.0.1:" + port));
        service().post("/v1/apps", "{\"app\":{\"name\":\"%s\"}}".formatted(app));
        service().post(path + "/metrics/definitions", """
                {"definition":{"name":"jobs_waiting","unit":"jobs",\
                "source":{"type":"redis","key":"jobs","figure":"length"}}}""");
        service().post(path + "/container_types", """
                {"container_type":{"name":"worker","image":"plimsoll-busybox:1","stop_grace_seconds":0,\
                "command":["sleep","86400"]}}""");
        service().post(path + "/autoscalers", """
                {"autoscaler":{"container_type":"worker","min_containers":1,"max_containers":3,"policies":[\
                {"type":"target_tracking","metric":"jobs_waiting_per_container","target":10},\
                {"type":"scale_to_zero","metric":"jobs_waiting","idle_seconds":1}]}}""");
    }

    @AfterEach
    void stop() {
        if (started != null) {
            started.close();
        }
        if (redis != null) {
            redis.close();
        }
        docker.with("ps", "--quiet", "--all", "--filter", "label=dev.plimsoll.app=" + app)
                .run(SOON)
                .lines()
                .forEach(id -> docker.with("rm", "-f", "-v", id).run(SOON));
        if (docker.with("network", "ls", "--format", "{{.Name}}").run(SOON).contains("plimsoll_" + app)) {
            var _ = docker.with("network", "rm", "plimsoll_" + app).run(SOON);
        }
    }

    @Test
    void jobs_wake_the_first_worker_and_an_empty_list_lets_the_last_one_sleep() {
        Await.always("nobody works on an empty list", Duration.ofSeconds(3), () -> running() == 0);

        redis("rpush", "jobs", "a", "b", "c");
        Await.until("a worker is awake", SOON, () -> running() == 1);
        Await.always("it works as long as there are jobs", Duration.ofSeconds(3), () -> running() == 1);

        redis("del", "jobs");
        Await.until("all sleep", SOON, () -> running() == 0);

        redis("rpush", "jobs", "d");
        Await.until("a worker is awake again", SOON, () -> running() == 1);
    }

    private void redis(String... words) {
        var _ = Command.of(ServerProcess.binary("redis-cli"), "-h", "127.0.0.1", "-p", "" + port)
                .with(words)
                .run(SOON);
    }

    private int running() {
        return (int) docker.with("ps", "--quiet", "--filter", "label=dev.plimsoll.app=" + app)
                .run(SOON)
                .lines()
                .count();
    }

    private Service service() {
        return Objects.requireNonNull(started);
    }
}

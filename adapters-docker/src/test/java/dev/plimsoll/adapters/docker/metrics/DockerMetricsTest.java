package dev.plimsoll.adapters.docker.metrics;

import static dev.plimsoll.adapters.docker.support.ScriptedTransport.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.inspect.Inspections;
import dev.plimsoll.adapters.docker.support.Feed;
import dev.plimsoll.adapters.docker.support.ScriptedTransport;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which containers have a stream, on an Engine in memory.
class DockerMetricsTest {
    private static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");

    @TempDir
    Path folder;

    private final Map<String, Feed> streams = new ConcurrentHashMap<>();
    private Runnable whileInspecting = () -> {};
    private DockerMetrics metrics = measuring(CgroupFiles.none());

    @BeforeEach
    void only_c1_has_files() {
        Path tree = RecordedTree.of("cgroup/v2-cgroupfs", "c1", folder.resolve("tree"));
        metrics = measuring(new CgroupFiles(tree, folder, System::nanoTime));
    }

    @AfterEach
    void clean_up() {
        metrics.close();
    }

    @Test
    void a_container_that_never_had_files_has_a_stream_whatever_others_have() {
        read("c1", "c2");
        read("c1", "c2");
        assertThat(streams).as("its files may come yet").isEmpty();

        read("c1", "c2");

        awaitOpen("c2");
        assertThat(streams).containsOnlyKeys("c2");
    }

    @Test
    void a_container_that_lost_its_files_has_none() throws IOException {
        read("c1");
        Files.delete(folder.resolve("tree/docker/c1/cpu.stat"));

        for (int i = 0; i < 5; i++) {
            read("c1");
        }

        assertThat(streams).isEmpty();
    }

    @Test
    void where_nobody_has_files_streams_begin_at_once() {
        metrics = measuring(CgroupFiles.none());

        read("c2");

        awaitOpen("c2");
    }

    @Test
    void a_container_that_left_is_forgotten_in_whatever_order_fleets_are_read() {
        metrics = measuring(CgroupFiles.none());
        read("c1", "c2");
        awaitOpen("c2");
        whileInspecting = () -> {
            whileInspecting = () -> {};
            read("c1");
        };
        read("c1", "c2", "c3");
        awaitOpen("c3");

        read("c1");

        Eventually.get(
                "the streams of those who left are closed", () -> closed("c2") && closed("c3"), areClosed -> areClosed);
        assertThat(closed("c1")).isFalse();
    }

    private boolean closed(String id) {
        Feed feed = streams.get(id);
        return feed != null && feed.isClosed();
    }

    private void awaitOpen(String id) {
        Eventually.get("a stream of " + id, () -> streams.containsKey(id), isThere -> isThere);
    }

    private void read(String... ids) {
        List<FleetContainer> containers = Stream.of(ids)
                .map(id -> new FleetContainer(
                        new ContainerId(id), id, 1, ContainerPhase.READY, false, Instant.EPOCH, false))
                .toList();
        metrics.read(new Fleet(WEB, containers, FleetCondition.STEADY), Set.of(MetricName.CPU), Instant.now());
    }

    private DockerMetrics measuring(CgroupFiles files) {
        Engine engine = new Engine(Engine.DEFAULT_HOST, _ -> new ScriptedTransport(this::answer));
        return new DockerMetrics(
                engine, new Inspections(engine), files, Capacities.NONE, Duration.ofSeconds(1), InstantSource.system());
    }

    private InputStream answer(Request request) {
        String[] path = request.path().split("[/?]", -1);
        if (path[1].equals("info")) {
            return text("{\"NCPU\": 4, \"MemTotal\": 8000}");
        }
        if (path[3].equals("stats")) {
            Feed feed = new Feed();
            streams.put(path[2], feed);
            return feed;
        }
        if (path[2].equals("c3")) {
            whileInspecting.run();
        }
        return text("{\"Id\": \"%s\", \"HostConfig\": {\"NetworkMode\": \"bridge\"}}".formatted(path[2]));
    }
}

package dev.plimsoll.adapters.docker.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.EngineStream;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Keeps one stream of the stats API open for each container whose cgroup files cannot be read. The Engine sends a
/// sample a second; a single call would block for one or two.
final class StatsStreams implements AutoCloseable {
    private final Engine engine;
    private final Map<ContainerId, Thread> readers = new ConcurrentHashMap<>();

    StatsStreams(Engine engine) {
        this.engine = engine;
    }

    /// Hands over the samples of a container as they come, until `stop`. A stream that broke is opened again.
    void follow(ContainerId id, Consumer<Usage> taker) {
        readers.compute(
                id,
                (_, reader) -> reader != null && reader.isAlive()
                        ? reader
                        : Thread.ofVirtual().name("docker-stats").start(() -> read(id, taker)));
    }

    void stop(ContainerId id) {
        Thread reader = readers.remove(id);
        if (reader != null) {
            reader.interrupt();
        }
    }

    @Override
    public void close() {
        readers.keySet().forEach(this::stop);
    }

    private void read(ContainerId id, Consumer<Usage> taker) {
        String what = id.value() + ": following its stats";
        try (EngineStream stream = engine.stream("/containers/" + id.value() + "/stats?stream=true", what)) {
            stream.forEach(stats -> {
                if (isOfARunningContainer(stats)) {
                    taker.accept(usage(stats));
                }
            });
        } catch (EngineUnavailable _) {
            // Its samples get stale, which is what the reader of the metric is told; the next read opens a new stream.
        }
    }

    /// The Engine goes on sending for a container that ended, with nothing in it.
    private static boolean isOfARunningContainer(JsonNode stats) {
        return stats.path("cpu_stats").path("cpu_usage").path("total_usage").asLong() > 0;
    }

    static Usage usage(JsonNode stats) {
        JsonNode memory = stats.path("memory_stats");
        JsonNode detail = memory.path("stats");
        long cache = detail.path("total_inactive_file")
                .asLong(detail.path("inactive_file").asLong());
        Duration at =
                Duration.between(Instant.EPOCH, Instant.parse(stats.path("read").asText()));
        return new Usage(
                at.toNanos(),
                stats.path("cpu_stats").path("cpu_usage").path("total_usage").asLong(),
                memory.has("usage") ? Math.max(0, memory.path("usage").asLong() - cache) : null);
    }
}

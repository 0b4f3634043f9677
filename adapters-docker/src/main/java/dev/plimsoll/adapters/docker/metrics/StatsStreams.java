package dev.plimsoll.adapters.docker.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.EngineStream;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Keeps one stream of the stats API open for each container whose cgroup files cannot be read. The Engine
/// sends a sample a second; a single call would block for one or two. A stream ends when nobody has asked for
/// it for a minute.
final class StatsStreams implements AutoCloseable {
    /// Evaluations are half a minute apart at most.
    private static final Duration UNASKED = Duration.ofMinutes(1);

    /// The Engine sends a sample a second.
    private static final Duration SILENT = Duration.ofSeconds(10);

    private final Engine engine;
    private final InstantSource clock;
    private final Map<ContainerId, Reader> readers = new ConcurrentHashMap<>();

    StatsStreams(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /// Hands over the samples of a container as they come, until `stop`. Whoever wants more asks again and
    /// again, which also opens a stream anew that broke, or that has said nothing for long.
    void follow(ContainerId id, Consumer<JsonNode> taker) {
        readers.compute(id, (_, reader) -> {
                    if (reader != null && !reader.isSilent()) {
                        return reader;
                    }
                    if (reader != null) {
                        reader.stop();
                    }
                    return new Reader(id, taker).start();
                })
                .isAskedFor();
    }

    /// Goes on only for these.
    void stopAllBut(Set<ContainerId> wanted) {
        readers.keySet().stream().filter(id -> !wanted.contains(id)).forEach(this::stop);
    }

    void stop(ContainerId id) {
        Reader reader = readers.remove(id);
        if (reader != null) {
            reader.stop();
        }
    }

    @Override
    public void close() {
        readers.keySet().forEach(this::stop);
    }

    /// The Engine goes on sending for a container that ended, with nothing in it.
    private static boolean isOfARunningContainer(JsonNode stats) {
        return stats.path("cpu_stats").path("cpu_usage").path("total_usage").asLong() > 0;
    }

    /// The stream of one container, on a thread of its own.
    private final class Reader {
        private final ContainerId id;
        private final Consumer<JsonNode> taker;
        private final Thread thread;
        private volatile Instant askedAt;
        private volatile Instant heardAt;

        Reader(ContainerId id, Consumer<JsonNode> taker) {
            this.id = id;
            this.taker = taker;
            this.askedAt = clock.instant();
            this.heardAt = askedAt;
            this.thread = Thread.ofVirtual().name("docker-stats").unstarted(this::read);
        }

        Reader start() {
            thread.start();
            return this;
        }

        void isAskedFor() {
            askedAt = clock.instant();
        }

        /// It cannot find out by itself: it waits for the next sample.
        boolean isSilent() {
            return clock.instant().isAfter(heardAt.plus(SILENT));
        }

        void stop() {
            thread.interrupt();
        }

        private void read() {
            String what = id.value() + ": following its stats";
            try (EngineStream stream = engine.stream("/containers/" + id.value() + "/stats?stream=true", what)) {
                stream.forEachWhile(this::isWanted, stats -> {
                    if (isOfARunningContainer(stats)) {
                        taker.accept(stats);
                    }
                });
            } catch (EngineUnavailable _) {
                // Its samples get stale, which is what the reader of the metric is told.
            } finally {
                readers.remove(id, this);
            }
        }

        private boolean isWanted() {
            heardAt = clock.instant();
            return heardAt.isBefore(askedAt.plus(UNASKED));
        }
    }
}

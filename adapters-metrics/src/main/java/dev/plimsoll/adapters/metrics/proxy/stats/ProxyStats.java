package dev.plimsoll.adapters.metrics.proxy.stats;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks HAProxy each second how its servers are, on a thread of its own, so that nobody who reads waits
/// for it.
public final class ProxyStats implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    /// A question or two may fail before what was last told is too old to act on.
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final StatsSocket socket;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Told told = new Told(null, null, Map.of());
    private volatile boolean isAnswered;
    private volatile String problem = "HAProxy's socket has not been asked yet";

    /// What was last told, and when; null is never.
    private record Told(@Nullable Instant at, @Nullable List<ServerStats> servers, Map<String, Long> facts) {}

    private ProxyStats(Path path, InstantSource clock) {
        this.socket = new StatsSocket(path, DEADLINE);
        this.clock = clock;
    }

    /// Begins to ask.
    ///
    /// @param path of the unix socket
    public static ProxyStats asking(Path path, InstantSource clock) {
        ProxyStats stats = new ProxyStats(path, clock);
        Thread.ofPlatform().daemon().name("haproxy-stats").start(stats::poll);
        return stats;
    }

    /// The servers as HAProxy told a few seconds ago or less; null when it did not, and [#problem] says
    /// why.
    public @Nullable List<ServerStats> servers(Instant now) {
        Told last = told;
        return last.at() != null && last.at().plus(FRESH).isAfter(now) ? last.servers() : null;
    }

    /// Why HAProxy does not tell.
    public String problem() {
        return problem;
    }

    /// Why the last question was not answered; empty when it was.
    public String trouble() {
        return isAnswered ? "" : problem;
    }

    /// What HAProxy last said of itself, for operators.
    public Map<String, Long> facts() {
        return told.facts();
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private void poll() {
        boolean isOver = false;
        while (!isOver) {
            ask();
            try {
                isOver = closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                isOver = true;
            }
        }
    }

    private void ask() {
        try {
            StatsAnswer answer = StatsAnswer.of(socket.ask(StatsAnswer.QUESTION));
            Map<String, Long> facts = answer.droppedLogs().isPresent()
                    ? Map.of("lines_dropped_by_haproxy", answer.droppedLogs().getAsLong())
                    : Map.of();
            told = new Told(clock.instant(), answer.servers(), facts);
            isAnswered = true;
        } catch (IOException | RuntimeException failure) {
            problem = String.valueOf(failure.getMessage());
            isAnswered = false;
        }
    }
}

package dev.plimsoll.adapters.metrics.proxy.stats;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks HAProxy each second how its servers are, on a thread of its own, so that nobody who reads waits
/// for it.
public final class ProxyStats implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    /// A question or two may fail before what was last told is too old to act on.
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final StatsSocket socket;
    private final LongSupplier nanoTime;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Told told = new Told(0, null, Map.of());
    private volatile boolean isAnswered;
    private volatile String problem = "HAProxy's socket has not been asked yet";

    /// What was last told, and when; no servers is never.
    private record Told(long atMillis, @Nullable List<ServerStats> servers, Map<String, Long> facts) {}

    private ProxyStats(Path path, LongSupplier nanoTime) {
        this.socket = new StatsSocket(path, DEADLINE);
        this.nanoTime = nanoTime;
    }

    /// Begins to ask.
    ///
    /// @param path of the unix socket
    public static ProxyStats asking(Path path) {
        return asking(path, System::nanoTime);
    }

    /// The same with another clock.
    public static ProxyStats asking(Path path, LongSupplier nanoTime) {
        ProxyStats stats = new ProxyStats(path, nanoTime);
        Thread.ofPlatform().daemon().name("haproxy-stats").start(stats::poll);
        return stats;
    }

    /// The servers as HAProxy told a few seconds ago or less; null when it did not, and [#problem] says
    /// why.
    public @Nullable List<ServerStats> servers() {
        Told last = told;
        return millis() - last.atMillis() < FRESH.toMillis() ? last.servers() : null;
    }

    /// The time by which servers say when they were asked.
    public long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong());
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
            StatsAnswer answer = StatsAnswer.of(socket.ask(StatsAnswer.QUESTION), millis());
            Map<String, Long> facts = answer.droppedLogs().isPresent()
                    ? Map.of("lines_dropped_by_haproxy", answer.droppedLogs().getAsLong())
                    : Map.of();
            told = new Told(millis(), answer.servers(), facts);
            isAnswered = true;
        } catch (IOException | RuntimeException failure) {
            problem = String.valueOf(failure.getMessage());
            isAnswered = false;
        }
    }
}

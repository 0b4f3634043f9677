package dev.plimsoll.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Requests at a steady rate, whether those before them are answered or not, over connections that are kept. Nothing
/// is tried twice.
final class OpenLoop implements AutoCloseable {
    private static final int LONGEST_STATUS = 60;

    private final URI service;
    private final long intervalNanos;
    /// A proxy closes what is idle for a minute.
    private static final long LONGEST_IDLE_NANOS = 30_000_000_000L;

    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Phaser running = new Phaser(1);
    private final AtomicLong sent = new AtomicLong();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Thread clock;
    private volatile boolean isOver;

    OpenLoop(URI service, int perSecond) {
        this.service = service;
        this.intervalNanos = 1_000_000_000L / perSecond;
        this.clock = Thread.ofPlatform().name("open-loop").start(this::tick);
    }

    private void tick() {
        long next = System.nanoTime();
        while (!isOver) {
            next += intervalNanos;
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            running.register();
            sent.incrementAndGet();
            Thread.ofVirtual().start(this::ask);
        }
    }

    private void ask() {
        KeptConnection connection = null;
        try {
            connection = take();
            connection.ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            give(connection);
        } catch (IOException | IllegalStateException failure) {
            String why =
                    Objects.toString(failure.getMessage(), failure.getClass().getSimpleName());
            failures.merge(why.substring(0, Math.min(LONGEST_STATUS, why.length())), 1, Integer::sum);
            close(connection);
        } finally {
            running.arriveAndDeregister();
        }
    }

    /// A connection that waits, and since when.
    private record Idle(KeptConnection connection, long sinceNanos) {}

    private KeptConnection take() throws IOException {
        synchronized (idle) {
            for (Idle kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
                if (System.nanoTime() - kept.sinceNanos < LONGEST_IDLE_NANOS) {
                    return kept.connection;
                }
                close(kept.connection);
            }
        }
        return new KeptConnection(service);
    }

    private void give(KeptConnection connection) {
        synchronized (idle) {
            idle.addFirst(new Idle(connection, System.nanoTime()));
        }
    }

    private static void close(@Nullable KeptConnection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException _) {
            // It is broken already.
        }
    }

    long sent() {
        return sent.get();
    }

    long failed() {
        return failures.values().stream().mapToLong(Integer::longValue).sum();
    }

    /// How often what went wrong.
    Map<String, Integer> failures() {
        return Map.copyOf(failures);
    }

    /// Ends the load and waits for the last answers.
    @Override
    public void close() {
        isOver = true;
        try {
            clock.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        running.arriveAndAwaitAdvance();
        synchronized (idle) {
            idle.forEach(kept -> close(kept.connection));
            idle.clear();
        }
    }
}

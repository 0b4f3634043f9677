package dev.plimsoll.bootstrap.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Sends a fixed number of requests per second, whether or not earlier ones were answered, in turn to the containers
/// now running. A container with too many in flight is passed over and the request counted as shed: a saturated fleet
/// must not drown the demo's own machine.
final class OpenLoopLoad implements AutoCloseable {
    private static final int MOST_IN_FLIGHT = 16;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration WHILE_IDLE = Duration.ofMillis(50);

    private final Supplier<List<RunningContainer>> fleet;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Map<String, Semaphore> slots = new ConcurrentHashMap<>();
    private final LoadCounters counters = new LoadCounters();
    private volatile double requestsPerSecond;
    private volatile boolean isClosed;

    OpenLoopLoad(Supplier<List<RunningContainer>> fleet) {
        this.fleet = fleet;
    }

    OpenLoopLoad start() {
        Thread.ofVirtual().name("load").start(this::sendSteadily);
        return this;
    }

    void setRequestsPerSecond(double requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    double requestsPerSecond() {
        return requestsPerSecond;
    }

    /// What happened since the report before.
    LoadReport takeReport() {
        return counters.takeReport();
    }

    private void sendSteadily() {
        long due = System.nanoTime();
        for (int turn = 0; !isClosed; turn++) {
            double rate = requestsPerSecond;
            if (rate <= 0) {
                Pause.lasting(WHILE_IDLE);
                due = System.nanoTime();
                continue;
            }
            // Counted from when the last one was due, not sent: a late start is caught up, so the rate holds.
            due += (long) (1e9 / rate);
            Pause.lasting(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            sendInTurn(turn);
        }
    }

    private void sendInTurn(int turn) {
        List<RunningContainer> running = fleet.get();
        if (running.isEmpty()) {
            counters.countShed();
            return;
        }
        RunningContainer container = running.get(turn % running.size());
        Semaphore free = slots.computeIfAbsent(container.id(), _ -> new Semaphore(MOST_IN_FLIGHT));
        if (!free.tryAcquire()) {
            counters.countShed();
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                send(container);
            } finally {
                free.release();
            }
        });
    }

    private void send(RunningContainer container) {
        long sent = System.nanoTime();
        try {
            var request =
                    HttpRequest.newBuilder(container.address()).timeout(TIMEOUT).build();
            if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                counters.countAnswered(Duration.ofNanos(System.nanoTime() - sent));
            } else {
                counters.countFailed();
            }
        } catch (IOException lost) {
            counters.countFailed();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        client.shutdownNow();
    }
}

package dev.plimsoll.bootstrap.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;

/// Sends so and so many requests per second to one address, whether or not earlier ones were answered. Connections
/// are kept and used again. What is answered by anything but 200, or not at all, has failed.
final class OpenLoopLoad implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration WHILE_IDLE = Duration.ofMillis(50);

    private final HttpRequest request;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final LoadCounters counters = new LoadCounters();
    private volatile Current current = new Current(Tide.steady(0), System.nanoTime());
    private volatile boolean isClosed;

    private record Current(Tide tide, long sinceNanos) {
        private double rate() {
            return tide.after(Duration.ofNanos(System.nanoTime() - sinceNanos));
        }
    }

    OpenLoopLoad(URI address) {
        this.request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
    }

    OpenLoopLoad start() {
        Thread.ofVirtual().name("load").start(this::sendSteadily);
        return this;
    }

    void setRequestsPerSecond(double requestsPerSecond) {
        current = new Current(Tide.steady(requestsPerSecond), System.nanoTime());
    }

    void riseTo(double requestsPerSecond, Duration lasting) {
        current = new Current(new Tide(requestsPerSecond(), requestsPerSecond, lasting), System.nanoTime());
    }

    double requestsPerSecond() {
        return current.rate();
    }

    /// What it will be once it has risen.
    double goal() {
        return current.tide().to();
    }

    /// What happened since the report before.
    LoadReport takeReport() {
        return counters.takeReport();
    }

    LoadTotals totals() {
        return counters.totals();
    }

    /// Sends no more and waits until each request was answered or has failed.
    LoadTotals finish() {
        setRequestsPerSecond(0);
        Pause.lasting(WHILE_IDLE.multipliedBy(2)); // the one that is due may still be sent
        Pause.awaiting("the end of the last request", TIMEOUT.multipliedBy(2), () -> totals().onTheirWay() == 0);
        return totals();
    }

    private void sendSteadily() {
        long due = System.nanoTime();
        while (!isClosed) {
            double rate = requestsPerSecond();
            if (rate <= 0) {
                Pause.lasting(WHILE_IDLE);
                due = System.nanoTime();
                continue;
            }
            // Counted from when the last one was due, not sent: a late start is caught up, so the rate holds.
            due += (long) (1e9 / rate);
            Pause.lasting(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            counters.countSent();
            Thread.startVirtualThread(this::send);
        }
    }

    private void send() {
        long sent = System.nanoTime();
        try {
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

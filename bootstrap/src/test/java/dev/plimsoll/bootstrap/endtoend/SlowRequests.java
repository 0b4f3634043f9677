package dev.plimsoll.bootstrap.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Clients that send requests of 0.3 s each one after another, until closed.
final class SlowRequests implements AutoCloseable {
    private static final int CLIENTS = 4;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicInteger sent = new AtomicInteger();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private final List<Thread> clients = new ArrayList<>();

    private SlowRequests(int port) {
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/cgi-bin/slow"))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    static SlowRequests through(int port) {
        SlowRequests requests = new SlowRequests(port);
        for (int number = 0; number < CLIENTS; number++) {
            requests.clients.add(Thread.ofVirtual().start(requests::run));
        }
        return requests;
    }

    int sent() {
        return sent.get();
    }

    /// When and how each failed that was not answered with 200.
    List<String> failed() {
        return List.copyOf(failed);
    }

    private void run() {
        while (!isOver.get()) {
            sent.incrementAndGet();
            try {
                int status = client.send(request, BodyHandlers.discarding()).statusCode();
                if (status != 200) {
                    failed.add(Instant.now() + " status " + status);
                }
            } catch (IOException broken) {
                failed.add(Instant.now() + " " + broken);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    @Override
    public void close() {
        isOver.set(true);
        try {
            for (Thread thread : clients) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}

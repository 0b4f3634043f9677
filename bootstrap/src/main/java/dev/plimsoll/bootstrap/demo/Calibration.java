package dev.plimsoll.bootstrap.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.IntStream;

/// Finds out what one request costs on this machine: CPU account before and after some requests, median of batches.
final class Calibration {
    private static final int BATCHES = 5;
    private static final int REQUESTS = 12;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final CpuAccount account;

    Calibration(CpuAccount account) {
        this.account = account;
    }

    Duration cpuPerRequest(RunningContainer container) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            ask(client, container.address()); // the first request also pays for cold caches
            return IntStream.range(0, BATCHES)
                    .mapToObj(_ -> measure(client, container))
                    .sorted()
                    .toList()
                    .get(BATCHES / 2);
        }
    }

    private Duration measure(HttpClient client, RunningContainer container) {
        Duration before = account.used(container.id());
        for (int request = 0; request < REQUESTS; request++) {
            ask(client, container.address());
        }
        return account.used(container.id()).minus(before).dividedBy(REQUESTS);
    }

    private static void ask(HttpClient client, URI address) {
        try {
            var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new DemoFailure("the demo's container answered %d at %s".formatted(status, address));
            }
        } catch (IOException silent) {
            throw new DemoFailure("the demo's container does not answer at " + address, silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted while calibrating", interrupted);
        }
    }
}

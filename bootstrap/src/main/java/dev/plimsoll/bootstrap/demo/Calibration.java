package dev.plimsoll.bootstrap.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
    private final String container;
    private final URI address;

    Calibration(Engine engine, String container) {
        this.account = new CpuAccount(engine);
        this.container = container;
        this.address = engine.address(container);
    }

    Duration cpuPerRequest() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Pause.awaiting("the first answer of the demo's container", TIMEOUT, this::isListening);
            ask(client); // the first request also pays for cold caches
            return IntStream.range(0, BATCHES)
                    .mapToObj(_ -> measure(client))
                    .sorted()
                    .toList()
                    .get(BATCHES / 2);
        }
    }

    private Duration measure(HttpClient client) {
        Duration before = account.used(container);
        for (int request = 0; request < REQUESTS; request++) {
            ask(client);
        }
        return account.used(container).minus(before).dividedBy(REQUESTS);
    }

    private boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), (int) TIMEOUT.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void ask(HttpClient client) {
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

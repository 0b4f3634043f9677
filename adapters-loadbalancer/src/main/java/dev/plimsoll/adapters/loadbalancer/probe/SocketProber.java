package dev.plimsoll.adapters.loadbalancer.probe;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.port.Prober;
import dev.plimsoll.domain.fleet.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks by a connection of its own each time; redirects are answers, and what comes after the status is not
/// read.
public final class SocketProber implements Prober, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(DEADLINE)
            .build();

    @Override
    public Optional<String> ask(Endpoint endpoint, Probe probe) {
        return probe.isHttp() ? get(endpoint, probe) : connect(endpoint);
    }

    private static Optional<String> connect(Endpoint endpoint) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral(endpoint.ip()), endpoint.port()),
                    Math.toIntExact(DEADLINE.toMillis()));
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(endpoint + " takes no connection: " + failure.getMessage());
        }
    }

    private Optional<String> get(Endpoint endpoint, Probe probe) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + endpoint + probe.path()))
                .timeout(DEADLINE)
                .header("User-Agent", "Plimsoll")
                .build();
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            int status = answer.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status >= 200 && status < 400
                    ? Optional.empty()
                    : Optional.of("http://" + endpoint + probe.path() + " answers " + status);
        } catch (ExecutionException failure) {
            return Optional.of("http://" + endpoint + probe.path() + " does not answer: " + failure.getCause());
        } catch (TimeoutException late) {
            answer.cancel(true);
            return Optional.of("http://" + endpoint + probe.path() + " does not answer in time");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return Optional.of("interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

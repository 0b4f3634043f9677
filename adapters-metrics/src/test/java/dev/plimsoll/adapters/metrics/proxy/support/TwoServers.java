package dev.plimsoll.adapters.metrics.proxy.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Two HTTP servers behind a proxy, at 127.0.0.1 and 127.0.0.2, with the same port, and somebody who
/// asks them.
///
/// They answer 200, to `/error` 500, and to `/held` once `release` was called.
public final class TwoServers implements AutoCloseable {
    public final int port = freePort();
    public final int proxyPort = freePort();

    private final HttpServer first = serve("127.0.0.1");
    private final HttpServer second = serve("127.0.0.2");
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final CountDownLatch released = new CountDownLatch(1);

    /// Asks through the proxy, one request after another; answers the last status.
    public int ask(int times, String path) {
        int status = 0;
        for (int i = 0; i < times; i++) {
            status = send(path).join();
        }
        return status;
    }

    /// Asks through the proxy without waiting for the answer.
    public CompletableFuture<Integer> send(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxyPort + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    public void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
        client.shutdownNow();
        first.stop(0);
        second.stop(0);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpServer serve(String address) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try {
            boolean isOver = !path.equals("/held") || released.await(20, TimeUnit.SECONDS);
            exchange.sendResponseHeaders(path.equals("/error") || !isOver ? 500 : 200, -1);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}

package dev.plimsoll.adapters.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A real HTTP server that takes what is posted, and can misbehave.
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /// What somebody posted.
    record Request(String path, Headers headers, String text) {
        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/hook", exchange -> answer(exchange, 200));
        server.createContext(
                "/status",
                exchange -> answer(
                        exchange,
                        Integer.parseInt(exchange.getRequestURI().getPath().replaceAll("\\D", ""))));
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().set("Location", url("/hook"));
            answer(exchange, 307);
        });
        server.createContext(
                "/answer", exchange -> answer(exchange, exchange.getRequestURI().getQuery()));
        server.createContext("/silence", exchange -> await());
        server.createContext("/endless", this::talk);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            note(exchange);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /// With status 200.
    private void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            note(exchange);
            byte[] body = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void note(HttpExchange exchange) throws IOException {
        requests.add(new Request(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    }

    /// A body that never ends.
    private void talk(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] more = new byte[1024];
            while (end.getCount() > 0) {
                body.write(more);
                body.flush();
            }
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

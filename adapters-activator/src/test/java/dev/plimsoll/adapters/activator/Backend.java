package dev.plimsoll.adapters.activator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plimsoll.application.balancer.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// What runs in a container: tells what it was asked, sends `/echo` back as it comes, and keeps `/held` until it may
/// go.
final class Backend implements AutoCloseable {
    private static final int CHUNKED = 0;

    private final HttpServer server;
    private final CountDownLatch release = new CountDownLatch(1);
    final List<Seen> seen = new CopyOnWriteArrayList<>();

    /// A request as it arrived, header names in lower case.
    record Seen(String method, String uri, Map<String, List<String>> headers, String body) {}

    private Backend(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static Backend start() {
        return new Backend(0);
    }

    static Backend at(Endpoint endpoint) {
        return new Backend(endpoint.port());
    }

    /// Where nobody listens.
    static Endpoint nowhere() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return new Endpoint("127.0.0.1", socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", server.getAddress().getPort());
    }

    void release() {
        release.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/echo" -> echo(exchange);
                case "/broken" -> {} // closed without a word
                case "/held" -> {
                    seen.add(read(exchange));
                    awaitRelease();
                    say(exchange, 200, "released");
                }
                default -> {
                    Seen request = read(exchange);
                    seen.add(request);
                    exchange.getResponseHeaders().add("X-Answer", "one");
                    exchange.getResponseHeaders().add("X-Answer", "two");
                    say(exchange, 201, "container " + endpoint().port());
                }
            }
        }
    }

    private static Seen read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        return new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead ? -1 : bytes.length);
        if (!isHead) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, CHUNKED);
        InputStream in = exchange.getRequestBody();
        OutputStream out = exchange.getResponseBody();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    private void awaitRelease() throws IOException {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

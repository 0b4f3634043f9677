package dev.plimsoll.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A server that takes questions and leaves them without an answer, until it is well again; then each query answers 5.
final class HangingPrometheus implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch wellAgain = new CountDownLatch(1);

    private HangingPrometheus(HttpServer server) {
        this.server = server;
    }

    static HangingPrometheus start() throws IOException {
        HangingPrometheus prometheus =
                new HangingPrometheus(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        prometheus.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        prometheus.server.createContext("/", prometheus::answer);
        prometheus.server.start();
        return prometheus;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void isWellAgain() {
        wellAgain.countDown();
    }

    @Override
    public void close() {
        isWellAgain();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            wellAgain.await();
            double now = Instant.now().toEpochMilli() / 1e3;
            String value = exchange.getRequestURI().getRawQuery().contains("timestamp") ? String.valueOf(now) : "5";
            byte[] body = """
                    {"status": "success", "data": {"resultType": "vector",
                     "result": [{"metric": {}, "value": [%s, "%s"]}]}}""".formatted(now, value).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.plimsoll.adapters.metrics.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// A web server that answers what a test wants.
public final class Liar implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch isClosed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Answers the same, whatever it is asked.
    public Liar(int status, String answer) {
        this(status, answer, Duration.ZERO);
    }

    /// Answers each query of a URL on its own.
    public Liar(int status, UnaryOperator<String> answers) {
        this(status, answers, Duration.ZERO);
    }

    /// @param after how long it thinks about each question, several at a time
    public Liar(int status, String answer, Duration after) {
        this(status, _ -> answer, after);
    }

    private Liar(int status, UnaryOperator<String> answers, Duration after) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            think(after);
            byte[] body = answers.apply(exchange.getRequestURI().getQuery()).getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        isClosed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void think(Duration howLong) throws IOException {
        try {
            var _ = isClosed.await(howLong.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}

package dev.plimsoll.adapters.metrics.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.UnaryOperator;

/// A web server that answers what a test wants.
public final class Liar implements AutoCloseable {
    private final HttpServer server;

    /// Answers the same, whatever it is asked.
    public Liar(int status, String answer) {
        this(status, _ -> answer);
    }

    /// Answers each query of a URL on its own.
    public Liar(int status, UnaryOperator<String> answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] body = answers.apply(exchange.getRequestURI().getQuery()).getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

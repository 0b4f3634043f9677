package dev.plimsoll.adapters.loadbalancer.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plimsoll.application.balancer.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// HTTP servers on loopback addresses that answer where they are, to `/slow` after a moment, and to `/held`
/// when they are allowed to.
public final class WebServers implements AutoCloseable {
    private static final Executor LATER = CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS);

    private final Map<Endpoint, HttpServer> running = new ConcurrentHashMap<>();
    private final List<Endpoint> started = new ArrayList<>();
    private final Semaphore arrived = new Semaphore(0);
    private volatile CountDownLatch release = new CountDownLatch(1);

    /// One more.
    public Endpoint start() {
        Endpoint endpoint = nextEndpoint();
        start(endpoint);
        return endpoint;
    }

    /// One that stood there before.
    public void start(Endpoint endpoint) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(endpoint.ip()), endpoint.port()), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> answer(exchange, endpoint));
            server.start();
            running.put(endpoint, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where nobody answers.
    public Endpoint nextEndpoint() {
        Endpoint endpoint = new Endpoint("127.0.0." + (2 + started.size()), freePort());
        started.add(endpoint);
        return endpoint;
    }

    /// Ends one at once.
    public void stop(Endpoint endpoint) {
        HttpServer server = running.remove(endpoint);
        if (server != null) {
            server.stop(0);
        }
    }

    /// How many have been started or given away.
    public int count() {
        return started.size();
    }

    /// From now on requests to `/held` wait.
    public void hold() {
        release = new CountDownLatch(1);
        arrived.drainPermits();
    }

    /// Waits until one of them is here.
    public void awaitHeld() {
        try {
            if (!arrived.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new AssertionError("no request arrived");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public void release() {
        release.countDown();
    }

    @Override
    public void close() {
        release();
        List.copyOf(running.keySet()).forEach(this::stop);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/held" -> answerHeld(exchange, endpoint);
            case "/slow" -> LATER.execute(() -> finish(exchange, endpoint));
            default -> finish(exchange, endpoint);
        }
    }

    private void answerHeld(HttpExchange exchange, Endpoint endpoint) throws IOException {
        CountDownLatch until = release;
        arrived.release();
        try {
            if (!until.await(20, TimeUnit.SECONDS)) {
                throw new IOException("held for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        finish(exchange, endpoint);
    }

    private static void finish(HttpExchange exchange, Endpoint endpoint) {
        try (exchange) {
            byte[] body = endpoint.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException _) {
            // Who asked does not listen any more.
        }
    }
}

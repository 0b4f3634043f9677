package dev.plimsoll.adapters.metrics.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;

/// What Prometheus scrapes in the tests.
final class Exporter implements AutoCloseable {
    private static final String METRICS = """
            queue_depth 42
            load{container="shop-web-1",other="a"} 1.5
            load{container="shop-web-2",other="b"} 2.5
            load{container="other-web-1",other="c"} 99
            load_by_id{id="1111111111111111111111111111111111111111111111111111111111111111"} 3
            load_by_id{id="222222222222"} 4
            half_load{container="shop-web-1"} NaN
            half_load{container="shop-web-2"} 7
            no_load{container="shop-web-1"} -1
            no_load{container="shop-web-2"} +Inf
            twice{container="shop-web-1",part="a"} 1
            twice{container="shop-web-1",part="b"} 1
            negative -3
            not_a_number NaN
            endless +Inf
            old_depth 9 OLD
            old_load{container="shop-web-1"} 1 OLD
            old_load{container="shop-web-2"} 1 OLDER
            half_old_load{container="shop-web-1"} 1 OLD
            half_old_load{container="shop-web-2"} 6
            named{app="shop",type="web"} 11
            named{app="s.op",type="web"} 13
            named{app="x\\"} or vector(666) #\\\\",type="web"} 12
            """;

    private final HttpServer server;

    Exporter() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/metrics", exchange -> {
            long now = Instant.now().toEpochMilli();
            byte[] body = METRICS.replace("OLDER", String.valueOf(now - 120_000))
                    .replace("OLD", String.valueOf(now - 90_000))
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.plimsoll.adapters.metrics.redis;

import static dev.plimsoll.adapters.metrics.server.Declarations.total;
import static dev.plimsoll.adapters.metrics.server.Declarations.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.metrics.server.Declarations;
import dev.plimsoll.adapters.metrics.server.OwnServer;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.metric.Origin;
import dev.plimsoll.application.metric.Origin.RedisFigure;
import dev.plimsoll.domain.metric.Reading;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real Redis that speaks TLS only.
final class RedisOverTlsTest {
    private final Path folder = OwnServer.newFolder();
    private final int port = OwnServer.freePort();
    private final OwnServer redis = new OwnServer(
            folder,
            Map.of(),
            port,
            OwnServer.binary("redis-server", "/usr/bin/redis-server", "/usr/local/bin/redis-server"),
            "--bind",
            "127.0.0.1",
            "--port",
            "0",
            "--tls-port",
            String.valueOf(port),
            "--tls-cert-file",
            folder.resolve("certificate.pem").toString(),
            "--tls-key-file",
            folder.resolve("key.pem").toString(),
            "--tls-auth-clients",
            "no",
            "--save",
            "");

    private SSLSocketFactory trusted = (SSLSocketFactory) SSLSocketFactory.getDefault();

    @BeforeEach
    void start() throws Exception {
        trusted = new Certificate(folder).trusted();
        redis.start();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void only_a_trusted_certificate_that_is_made_out_to_the_host_will_do() {
        SSLSocketFactory everyday = (SSLSocketFactory) SSLSocketFactory.getDefault();

        // The first handshake of a process may take longer than a read may.
        Reading first =
                Eventually.get("a length", () -> reading("localhost", trusted), Reading.Total.class::isInstance);
        assertThat(total(first)).isZero();
        assertThat(why(reading("127.0.0.1", trusted)))
                .isEqualTo("127.0.0.1:" + port + " did not answer: "
                        + "No subject alternative names matching IP address 127.0.0.1 found");
        assertThat(why(reading("localhost", everyday))).contains("unable to find valid certification path");
    }

    private Reading reading(String host, SSLSocketFactory certificates) {
        Origin origin = new Origin.Redis("jobs", RedisFigure.LENGTH, null);
        try (RedisMetrics source = new RedisMetrics(
                URI.create("rediss://" + host + ":" + port),
                app -> Declarations.of(app, Map.of("m", origin)),
                certificates)) {
            return Declarations.read(source, Declarations.two(), "m");
        }
    }
}

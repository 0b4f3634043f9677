package dev.plimsoll.bootstrap.endtoend;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.bootstrap.Plimsoll;
import dev.plimsoll.bootstrap.fixture.OwnCertificate;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole program with a certificate serves HTTPS, and nothing else.
@Timeout(120)
class TlsServiceTest {
    private static final String TOKEN = "a token for tests";

    @TempDir
    Path folder;

    @Test
    void with_a_certificate_only_https_is_served() throws Exception {
        OwnCertificate tls = OwnCertificate.in(folder.resolve("tls"), "EC");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (ApplicationContext context = start(tls);
                HttpClient trusting =
                        HttpClient.newBuilder().sslContext(tls.trusting()).build();
                HttpClient other = HttpClient.newHttpClient()) {
            int port = context.getBean(EmbeddedServer.class).getPort();
            String here = "https://localhost:" + port;

            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("plimsoll ready on https://127.0.0.1:" + port + System.lineSeparator());
            assertThat(get(trusting, here + "/v1/regions")).contains("\"api\":\"" + here + "\"");
            assertThatThrownBy(() -> get(other, here + "/health")).isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(() -> get(other, "http://localhost:" + port + "/health"))
                    .isInstanceOf(IOException.class);
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void a_renewed_certificate_is_served_without_a_restart() throws Exception {
        OwnCertificate tls = OwnCertificate.in(folder.resolve("tls"), "EC");
        OwnCertificate renewed = OwnCertificate.in(folder.resolve("renewed"), "EC");
        try (ApplicationContext context = start(tls)) {
            String here =
                    "https://localhost:" + context.getBean(EmbeddedServer.class).getPort();
            assertThat(isServed(renewed, here)).isFalse();

            Files.copy(renewed.certificate(), tls.certificate(), REPLACE_EXISTING);
            Files.copy(renewed.key(), tls.key(), REPLACE_EXISTING);

            Await.until("the new certificate is served", Duration.ofSeconds(30), () -> isServed(renewed, here));
        }
    }

    private static boolean isServed(OwnCertificate tls, String here) {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(tls.trusting()).build()) {
            return get(client, here + "/health").contains("status");
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private ApplicationContext start(OwnCertificate tls) {
        return Plimsoll.start(Map.of(
                "PLIMSOLL_PORT",
                "0",
                "PLIMSOLL_DATA",
                folder.resolve("data").toString(),
                "PLIMSOLL_TOKEN",
                TOKEN,
                "PLIMSOLL_TLS_CERT",
                tls.certificate().toString(),
                "PLIMSOLL_TLS_KEY",
                tls.key().toString()));
    }

    private static String get(HttpClient client, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}

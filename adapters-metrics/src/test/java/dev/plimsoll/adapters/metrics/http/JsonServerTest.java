package dev.plimsoll.adapters.metrics.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JsonServerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private HttpServer server;
    private int status = 200;
    private String body = "{}";
    private volatile String seen = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen = exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization");
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void it_answers_with_the_status_and_the_json() throws Exception {
        body = "{\"n\":1}";

        JsonServer.Answer answer = get("", "/a?b=%2F");

        assertThat(answer.isOk()).isTrue();
        assertThat(answer.body().path("n").asInt()).isEqualTo(1);
        assertThat(seen).isEqualTo("/a?b=%2F null");
    }

    @Test
    void credentials_of_the_url_are_sent_and_not_told() throws Exception {
        get("us%3Aer:se%40cret@", "/");
        assertThat(seen).endsWith("Basic dXM6ZXI6c2VAY3JldA==");

        body = "<html>";
        assertThatThrownBy(() -> get("user:secret@", "/"))
                .isInstanceOf(IOException.class)
                .hasMessage("http://127.0.0.1:" + server.getAddress().getPort() + " did not answer: no JSON");
    }

    @Test
    void a_status_that_is_no_success_is_an_answer_too() throws Exception {
        status = 503;
        body = "busy";

        assertThat(get("", "/").isOk()).isFalse();
        assertThat(get("", "/").status()).isEqualTo(503);
    }

    @Test
    void a_flood_is_refused() {
        body = "[" + "1,".repeat(2 * 1024 * 1024 + 1) + "1]";

        assertThatThrownBy(() -> get("", "/")).hasMessageContaining("more than 4194304 bytes");
    }

    @Test
    void who_never_answers_is_given_up() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JsonServer asked = new JsonServer(
                        URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofMillis(50))) {
            assertThatThrownBy(() -> asked.get("/")).hasMessageContaining("timed out");
        }
    }

    private JsonServer.Answer get(String credentials, String path) throws Exception {
        URI url = URI.create(
                "http://" + credentials + "127.0.0.1:" + server.getAddress().getPort() + "/");
        try (JsonServer asked = new JsonServer(url, DEADLINE)) {
            return asked.get(path);
        }
    }
}

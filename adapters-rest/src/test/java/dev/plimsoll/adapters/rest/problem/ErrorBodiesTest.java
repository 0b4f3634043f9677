package dev.plimsoll.adapters.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.adapters.rest.fixture.RawRequest;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.port.PortFailure;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@MicronautTest
final class ErrorBodiesTest {
    private static final String PATH = "/v1/apps/shop/autoscalers";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @BeforeEach
    void a_shop() {
        platform.up(InMemoryPlatform.target("shop", "web"), 1);
    }

    @AfterEach
    void the_engine_works() {
        platform.atEveryBoundary(_ -> {});
        platform.comeBack();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"autoscaler\": {",
                "{\"a\":1,}",
                "nonsense",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{'a':1}",
                "{} {}",
                "{}x",
                "\u0000",
                " ",
                "{\"a\":\"\t\"}",
                "{\"a\":01}"
            })
    void malformed_json_is_a_400(String body) {
        Answer answer = api.send("POST", PATH, body);

        assertThat(answer.body()).startsWith("{\"error\":\"There was a problem in the JSON you submitted: ");
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "null", "\"text\"", "[{\"autoscaler\":{}}]"})
    void json_that_is_no_object_is_a_400(String body) {
        expect(
                api.send("POST", PATH, body),
                400,
                "{\"error\":\"There was a problem in the JSON you submitted: it must be an object\"}");
    }

    @Test
    void bytes_that_are_no_text_are_a_400() {
        byte[] body = {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};

        assertThat(api.send(Api.as(Role.OPERATOR, api.request("POST", PATH, body)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_unknown_route_is_a_404() {
        expect(api.get("/v1/nothing"), 404, "{\"error\":\"not found\"}");
        expect(api.get("/"), 404, "{\"error\":\"not found\"}");
    }

    @Test
    void a_method_that_a_route_does_not_know_is_a_405() {
        Answer answer = api.send("DELETE", "/v1/apps", null);

        expect(answer, 405, "{\"error\":\"method not allowed\"}");
        assertThat(answer.header("allow")).contains("GET");
    }

    @Test
    void a_body_that_is_too_large_is_a_413() {
        String body = "{\"autoscaler\":\"" + "x".repeat(2 << 20) + "\"}";

        expect(api.send("POST", PATH, body), 413, "{\"error\":\"the request body is too large\"}");
    }

    @Test
    void a_body_of_unknown_length_that_becomes_too_large_is_a_413() {
        byte[] body = new byte[2 << 20];
        HttpRequest.Builder request = Api.as(Role.OPERATOR, api.request("POST", PATH, (String) null))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        expect(api.send(request), 413, "{\"error\":\"the request body is too large\"}");
    }

    @Test
    void a_client_that_takes_no_json_is_a_406() {
        Answer answer = api.send(Api.as(Role.VIEWER, api.request("GET", "/v1/apps", (String) null))
                .setHeader("Accept", "application/xml"));

        expect(answer, 406, "{\"error\":\"not acceptable\"}");
    }

    @Test
    void a_page_of_another_origin_is_refused_with_a_body() {
        String answer = raw("Origin: http://evil.test");

        assertThat(answer).startsWith("HTTP/1.1 403 ").endsWith("{\"error\":\"forbidden\"}");
    }

    @Test
    void a_host_that_is_none_is_a_400() {
        String answer = raw("Forwarded: host=\"[::1\"");

        assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("{\"error\":\"bad request\"}");
    }

    private String raw(String header) {
        return RawRequest.send(
                api.port(),
                "GET /v1/regions HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
                        + Api.tokenOf(Role.VIEWER) + "\r\n" + header + "\r\n\r\n");
    }

    @Test
    void a_compressed_body_is_no_json() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] body : new byte[][] {bytes.toByteArray(), {'{', '}', '!'}}) {
            Answer answer = api.send(
                    Api.as(Role.OPERATOR, api.request("POST", PATH, body)).header("Content-Encoding", "gzip"));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).startsWith("{\"error\":\"There was a problem in the JSON you submitted: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data"})
    void a_body_of_another_type_is_a_415(String type) {
        Answer answer =
                api.send(Api.as(Role.OPERATOR, api.request("POST", PATH, "{}")).setHeader("Content-Type", type));

        expect(answer, 415, "{\"error\":\"the request body must be application/json\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=UTF-8", "application/json; charset=utf-8", "Application/JSON"})
    void a_charset_beside_the_type_is_taken(String type) {
        Answer answer =
                api.send(Api.as(Role.OPERATOR, api.request("POST", PATH, "{}")).setHeader("Content-Type", type));

        expect(answer, 422, "{\"errors\":{\"autoscaler\":[\"missing field\"]}}");
    }

    @Test
    void browsers_get_json_too() {
        Answer answer = api.send(Api.as(Role.VIEWER, api.request("GET", "/v1/none", (String) null))
                .setHeader("Accept", "text/html,application/xhtml+xml"));

        expect(answer, 404, "{\"error\":\"not found\"}");
    }

    @Test
    void an_engine_that_is_away_is_a_503() {
        platform.goAway("connection refused");

        expect(api.get("/v1/apps"), 503, "{\"error\":\"the container engine does not answer, try again later\"}");
    }

    @Test
    void failures_of_the_store_have_bodies_of_their_own() {
        failWith(new PortFailure.StoreUnavailable("list: jdbc:h2:secret", null));
        expect(api.get("/v1/apps"), 503, "{\"error\":\"the database does not answer, try again later\"}");

        failWith(new PortFailure.StoreConflict("update: changed", null));
        expect(api.get("/v1/apps"), 409, "{\"error\":\"somebody else changed it at the same time, try again\"}");

        failWith(new PortFailure.TargetUnknown("shop/web"));
        expect(api.get("/v1/apps"), 404, "{\"resource\":\"container_type\",\"error\":\"not found\"}");
    }

    @Test
    void a_defect_is_a_500_and_logged_once_with_its_trace() {
        failWith(new IllegalStateException("secret detail"));
        ListAppender<ILoggingEvent> log = listen();

        expect(api.get("/v1/apps"), 500, "{\"error\":\"Internal error occured, we're on it!\"}");

        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("GET /v1/apps failed");
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("secret detail");
        });
    }

    @Test
    void requests_run_on_virtual_threads() {
        AtomicBoolean isVirtual = new AtomicBoolean();
        platform.atEveryBoundary(_ -> isVirtual.set(Thread.currentThread().isVirtual()));

        api.get("/v1/apps");

        assertThat(isVirtual).isTrue();
    }

    private void failWith(RuntimeException failure) {
        platform.atEveryBoundary(_ -> {
            throw failure;
        });
    }

    private static ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(appender);
        return appender;
    }

    private static void expect(Answer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
    }
}

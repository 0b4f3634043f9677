package dev.plimsoll.adapters.rest.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.adapters.rest.fixture.RawAnswer;
import dev.plimsoll.adapters.rest.fixture.RawRequest;
import dev.plimsoll.adapters.rest.go.GoType.Scalar;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the command line program and the Terraform provider send, byte by byte, and answers read as they read them.
@MicronautTest
final class GoClientsTest {
    private static final String APP = "/v1/apps/gopher";
    private static final String AUTOSCALERS = APP + "/autoscalers";

    /// As the library makes it of a struct: every field, the unset ones with Go's zero values.
    private static final String CREATE = """
            {"autoscaler":{"id":"","app_id":"","container_type":"web","metric":"cpu","target":0.75,\
            "min_containers":2,"max_containers":4,"disabled":false}}""";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @BeforeEach
    void an_app_without_autoscalers() {
        platform.up(InMemoryPlatform.target("gopher", "web"), 2);
        autoscalers.list().forEach(left -> autoscalers.delete(left.id()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Content-Type: application/json | {}",
                "Content-Type: application/json | ",
                "X-Nothing: at-all | ",
                "Content-Type: application/json; charset=utf-8 | {}",
                "content-type: APPLICATION/JSON | {}",
                "Content-Type: application/x-www-form-urlencoded | ",
                "Content-Type: text/plain | {}"
            })
    void a_token_is_exchanged_whatever_body_comes_with_it(String header, @Nullable String body) {
        RawAnswer answer = exchange(header, body == null ? "" : body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String jwt = String.valueOf(answer.json().get("token"));
        byte[] claims = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
        assertThat(new String(claims, StandardCharsets.UTF_8))
                .as("a number, or they crash")
                .matches(".*\"exp\":\\d+.*");
        assertThat(send("GET", "/v1/users/self?", "", jwt).status()).isEqualTo(200);
    }

    @Test
    void an_autoscaler_is_created_with_zero_fields_and_changed_without_an_envelope() {
        RawAnswer created = call("POST", AUTOSCALERS, CREATE);
        assertThat(created.status()).isEqualTo(201);
        GoStructs.AUTOSCALER.decode("autoscaler", created.object("autoscaler"));
        String one = AUTOSCALERS + "/" + created.object("autoscaler").get("id");
        assertThat((Map<?, ?>) created.object("autoscaler"))
                .extracting("disabled", "target")
                .containsExactly(false, 0.75);

        RawAnswer patched = call("PATCH", one, "{\"max_containers\":8,\"disabled\":true}");
        assertThat(patched.status()).isEqualTo(200);
        GoStructs.AUTOSCALER.decode("autoscaler", patched.object("autoscaler"));
        assertThat((Map<?, ?>) patched.object("autoscaler"))
                .extracting("min_containers", "max_containers", "disabled")
                .containsExactly(2, 8, true);

        RawAnswer put = call("PUT", one, "{\"disabled\":false,\"target\":0.5}");
        assertThat(put.status()).isEqualTo(200);
        assertThat((Map<?, ?>) put.object("autoscaler"))
                .extracting("disabled", "target", "max_containers")
                .containsExactly(false, 0.5, 8);

        RawAnswer shown = call("GET", one + "?", "");
        assertThat(shown.status()).isEqualTo(200);
        GoStructs.AUTOSCALER.decode("autoscaler", shown.object("autoscaler"));

        RawAnswer listed = call("GET", AUTOSCALERS + "?", "");
        GoType.slice(GoStructs.AUTOSCALER).decode("autoscalers", listed.json().get("autoscalers"));

        RawAnswer deleted = call("DELETE", one + "?", "");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(call("GET", AUTOSCALERS + "?", "").body()).isEqualTo("{\"autoscalers\":[]}");
    }

    @Test
    void a_scale_is_202_with_an_absolute_location_that_can_be_asked_as_it_is() {
        RawAnswer scaled = call("POST", APP + "/scale", """
                {"containers":[{"app_id":"","name":"web","amount":3,"command":"","size":""}]}""");

        assertThat(scaled.status()).isEqualTo(202);
        GoType.slice(GoStructs.CONTAINER_TYPE)
                .decode("containers", scaled.json().get("containers"));
        URI location = URI.create(scaled.header("location"));
        assertThat(location.isAbsolute()).isTrue();
        RawAnswer operation = call("GET", location.getPath() + "?", "");
        assertThat(operation.status()).isEqualTo(200);
        GoStructs.OPERATION.decode("operation", operation.object("operation"));
    }

    @Test
    void a_restart_is_202_without_a_body() {
        RawAnswer restarted = call("POST", APP + "/restart", "{\"scope\":null}");

        assertThat(restarted.status()).isEqualTo(202);
        assertThat(restarted.body()).isEmpty();
        assertThat(URI.create(restarted.header("location")).isAbsolute()).isTrue();
    }

    @Test
    void every_event_decodes_with_the_data_of_its_type() {
        String one = AUTOSCALERS + "/"
                + call("POST", AUTOSCALERS, CREATE).object("autoscaler").get("id");
        call("PATCH", one, "{\"max_containers\":8}");
        call("POST", APP + "/scale", "{\"containers\":[{\"name\":\"web\",\"amount\":3,\"size\":\"\"}]}");
        call("POST", APP + "/restart", "{\"scope\":[\"web\"]}");
        call("DELETE", one + "?", "");
        alertsAndNotifiersComeAndGo();

        RawAnswer answer = call("GET", APP + "/events?page=1&per_page=20", "");

        assertThat(answer.json().get("events")).isInstanceOf(List.class);
        List<?> events = (List<?>) answer.json().get("events");
        assertThat(events).hasSizeGreaterThanOrEqualTo(11).allSatisfy(GoStructs::decodeEvent);
        GoType.map(Scalar.INT).decode("pagination", answer.object("meta").get("pagination"));
    }

    private void alertsAndNotifiersComeAndGo() {
        Object alert = call("POST", APP + "/alerts", """
                {"alert":{"id":"","app_id":"","container_type":"web","metric":"cpu","limit":0.9,"disabled":false,\
                "send_when_below":false,"duration_before_trigger":0,"remind_every":"0s","notifiers":[]}}""").object("alert").get("id");
        GoStructs.ALERT.decode(
                "alert", call("GET", APP + "/alerts/" + alert + "?", "").object("alert"));
        call("PATCH", APP + "/alerts/" + alert, "{\"limit\":0.8}");
        call("DELETE", APP + "/alerts/" + alert + "?", "");
        Object notifier =
                call("POST", APP + "/notifiers", """
                {"notifier":{"platform_id":"59c52ac27651ce002c1d4620","name":"ops","active":true,\
                "send_all_events":false,"send_all_alerts":false,"type_data":{"emails":[]},"selected_event_ids":[]}}""").object("notifier").get("id");
        GoStructs.NOTIFIER.decode(
                "notifier",
                call("GET", APP + "/notifiers/" + notifier + "?", "").object("notifier"));
        call("PATCH", APP + "/notifiers/" + notifier, "{\"notifier\":{\"active\":false}}");
        call("DELETE", APP + "/notifiers/" + notifier + "?", "");
    }

    @Test
    void whatever_is_asked_for_first_decodes() {
        GoType.slice(GoStructs.APP)
                .decode("apps", call("GET", "/v1/apps?", "").json().get("apps"));
        GoStructs.APP.decode("app", call("GET", APP + "?", "").object("app"));
        GoStructs.APP.decode("app", call("PUT", APP, "{\"force_https\":true}").object("app"));
        GoType.slice(GoStructs.CONTAINER_TYPE)
                .decode(
                        "containers",
                        call("GET", APP + "/containers?", "").json().get("containers"));
        GoType.slice(GoStructs.CONTAINER)
                .decode("ps", call("GET", APP + "/ps?", "").json().get("containers"));
        GoType.slice(GoStructs.STAT)
                .decode("stats", call("GET", APP + "/stats?", "").json().get("stats"));
        GoStructs.USER.decode("user", call("GET", "/v1/users/self?", "").object("user"));
        GoType.slice(GoStructs.STACK)
                .decode("stacks", call("GET", "/v1/features/stacks?", "").json().get("stacks"));
        GoType.slice(GoStructs.CONTAINER_SIZE)
                .decode(
                        "sizes",
                        call("GET", "/v1/features/container_sizes?", "").json().get("container_sizes"));
        Object regions = call("GET", "/v1/regions?", "").json().get("regions");
        GoType.slice(GoStructs.REGION).decode("regions", regions);
        assertThat((List<?>) regions).as("or the command line program crashes").isNotEmpty();
    }

    @Test
    void terraform_sets_no_variables_and_reads_none() {
        assertThat(call("PUT", APP + "/variables", "{\"variables\":null}").body())
                .isEqualTo("{\"variables\":[]}");
        assertThat(call("GET", APP + "/variables?aliases=true", "").body()).isEqualTo("{\"variables\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/JSON",
                "Application/Json; charset=UTF-8",
                "application/json;charset=utf8"
            })
    void a_type_may_be_written_in_any_way(String type) {
        RawAnswer answer =
                RawRequest.exchange(api.port(), """
                PATCH %s HTTP/1.1\r
                host: gopher.test\r
                authorization: bearer %s\r
                content-type: %s\r
                content-length: 2\r
                connection: close\r
                \r
                {}""".formatted(AUTOSCALERS + "/none", Api.tokenOf(Role.OPERATOR), type));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"resource\":\"autoscaler\",\"error\":\"not found\"}");
    }

    @Test
    void errors_are_bodies_that_they_can_read() {
        GoType message =
                GoType.struct(Map.of("error", Scalar.STRING, "code", Scalar.STRING, "resource", Scalar.STRING));
        message.decode("400", call("POST", AUTOSCALERS, "{").json());
        message.decode("404", call("GET", "/v1/apps/none?", "").json());
        message.decode("401", send("GET", "/v1/apps?", "", "none").json());
        RawAnswer invalid = call("POST", AUTOSCALERS, "{\"autoscaler\":{}}");
        assertThat(invalid.status()).isEqualTo(422);
        GoType.map(GoType.slice(Scalar.STRING)).decode("422", invalid.object("errors"));
        assertThat(invalid.object("errors")).isNotEmpty();
    }

    private RawAnswer call(String method, String path, String body) {
        return send(method, path, body, Api.tokenOf(Role.OPERATOR));
    }

    /// As the library sends everything: a JSON type even where there is no body.
    private RawAnswer send(String method, String path, String body, String token) {
        return RawRequest.exchange(
                api.port(), """
                %s %s HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                User-Agent: go-scalingo v11.3.0\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                %sConnection: close\r
                \r
                %s""".formatted(method, path, api.port(), token, length(method, body), body));
    }

    /// Go leaves it out of requests that have no body by their method.
    private static String length(String method, String body) {
        boolean hasNone = body.isEmpty() && (method.equals("GET") || method.equals("DELETE"));
        return hasNone ? "" : "Content-Length: " + body.length() + "\r\n";
    }

    private RawAnswer exchange(String header, String body) {
        String basic =
                Base64.getEncoder().encodeToString((":" + Api.tokenOf(Role.OPERATOR)).getBytes(StandardCharsets.UTF_8));
        return RawRequest.exchange(api.port(), """
                POST /v1/tokens/exchange HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Authorization: Basic %s\r
                %s\r
                Content-Length: %d\r
                Connection: close\r
                \r
                %s""".formatted(api.port(), basic, header, body.length(), body));
    }
}

package dev.plimsoll.adapters.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.TraefikServices;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What Traefik polls, held against the published schema of its dynamic configuration. Services look the same in its
/// versions 2 and 3.
@MicronautTest
final class TraefikSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();
    private static final Set<Endpoint> ONE = Set.of(new Endpoint("172.18.0.3", 8080));

    @Inject
    Api api;

    @Inject
    TraefikServices services;

    @AfterEach
    void end() {
        services.remove("web");
        services.remove("api");
    }

    @Test
    void services_with_servers_are_as_the_schema_wants_them() {
        services.put("web", Set.of(new Endpoint("172.18.0.3", 8080), new Endpoint("fd00::3", 8080)));
        services.put("api", ONE);

        assertThat(SCHEMA.validate(served())).isEmpty();
    }

    @Test
    void while_one_drains_the_others_are_as_the_schema_wants_them() {
        services.put("web", Set.of(new Endpoint("172.18.0.3", 8080), new Endpoint("172.18.0.4", 8080)));
        services.put("web", ONE);

        assertThat(SCHEMA.validate(served())).isEmpty();
        assertThat(service(served(), "web").path("servers")).hasSize(1);
    }

    /// Traefik takes such a service and answers 503 for it; the schema wants one server at least (ADR 27).
    @Test
    void a_service_without_servers_lacks_them_alone() {
        services.put("web", ONE);
        services.put("api", Set.of());
        JsonNode served = served();
        assertThat(SCHEMA.validate(served)).anyMatch(fault -> "servers".equals(fault.getProperty()));

        service(served, "api").putArray("servers").addObject().put("url", "http://172.18.0.3:8080");

        assertThat(SCHEMA.validate(served)).isEmpty();
    }

    @Test
    void what_traefik_does_not_know_is_found() {
        services.put("web", ONE);
        JsonNode unknown = served();
        kinds(unknown, "web").put("weights", 1);
        JsonNode misnamed = served();
        kinds(misnamed, "web").set("loadbalancer", kinds(misnamed, "web").remove("loadBalancer"));
        JsonNode withoutUrl = served();
        ((ObjectNode) service(withoutUrl, "web").path("servers").path(0)).remove("url");

        assertThat(SCHEMA.validate(unknown)).isNotEmpty();
        assertThat(SCHEMA.validate(misnamed)).isNotEmpty();
        assertThat(SCHEMA.validate(withoutUrl)).isNotEmpty();
    }

    private JsonNode served() {
        try {
            return JSON.readTree(api.get("/v1/traefik").body());
        } catch (IOException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }

    private static ObjectNode service(JsonNode document, String name) {
        return (ObjectNode) kinds(document, name).path("loadBalancer");
    }

    private static ObjectNode kinds(JsonNode document, String name) {
        return (ObjectNode) document.path("http").path("services").path(name);
    }

    private static JsonSchema schema() {
        try (InputStream file = Objects.requireNonNull(
                TraefikSchemaTest.class.getResourceAsStream("/traefik/traefik-v2-file-provider.json"))) {
            return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

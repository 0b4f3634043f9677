package dev.plimsoll.adapters.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.balancer.TraefikServices;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@MicronautTest
final class TraefikTest {
    @Inject
    Api api;

    @Inject
    TraefikServices services;

    @AfterEach
    void end() {
        services.remove("web");
        services.remove("api");
    }

    /// The form is that of Traefik's dynamic configuration.
    @Test
    void each_service_has_its_servers_and_one_without_any_stays() {
        services.put("web", Set.of(new Endpoint("172.18.0.3", 8080), new Endpoint("fd00::3", 8080)));
        services.put("api", Set.of());

        assertThat(api.get("/v1/traefik").body()).isEqualTo("""
                {"http":{"services":{"api":{"loadBalancer":{"passHostHeader":true}},\
                "web":{"loadBalancer":{"passHostHeader":true,\
                "servers":[{"url":"http://172.18.0.3:8080"},{"url":"http://[fd00::3]:8080"}]}}}}}""");
    }

    @Test
    void before_all_is_known_traefik_is_told_nothing() {
        services.put("web", Set.of());
        services.expect("api");

        assertThat(api.get("/v1/traefik").status()).isEqualTo(503);
    }
}

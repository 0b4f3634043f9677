package dev.plimsoll.application.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TraefikServicesTest {
    private final TraefikServices services = new TraefikServices();

    @Test
    void each_service_has_the_urls_of_its_servers() {
        services.put("web", Set.of(new Endpoint("172.18.0.4", 8080), new Endpoint("172.18.0.3", 8080)));
        services.put("api", Set.of(new Endpoint("fd00::3", 80)));

        assertThat(services.poll())
                .contains(new TreeMap<>(Map.of(
                        "web",
                        List.of("http://172.18.0.3:8080", "http://172.18.0.4:8080"),
                        "api",
                        List.of("http://[fd00::3]:80"))));
    }

    @Test
    void a_service_without_servers_stays() {
        services.put("web", Set.of());

        assertThat(services.poll()).contains(new TreeMap<>(Map.of("web", List.of())));
    }

    @Test
    void nothing_is_told_before_all_is_known() {
        assertThat(services.poll()).isEmpty();
        services.put("web", Set.of(new Endpoint("172.18.0.3", 8080)));
        services.expect("web");
        services.expect("api");
        assertThat(services.poll()).isEmpty();
        assertThat(services.polls()).isZero();

        services.remove("api");

        assertThat(services.poll()).isPresent();
        assertThat(services.polls()).isOne();
    }
}

package dev.plimsoll.adapters.rest.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
final class SignalsTest {
    private static final String PATH = "/v1/apps/shop/signals";
    private static final String SALE = "{\"signal\":{\"name\":\"sale\"}}";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @Inject
    SettableClock clock;

    @BeforeEach
    void an_autoscaler_that_waits_for_sales() {
        platform.up(InMemoryPlatform.target("shop", "web"), 1);
        assertThat(api.send("POST", "/v1/apps/shop/autoscalers", """
                {"autoscaler":{"container_type":"web","min_containers":1,"max_containers":10,"policies":[\
                {"type":"event","event":"sale","count":4,"duration_seconds":3600}]}}""").status()).isEqualTo(201);
    }

    @AfterEach
    void no_autoscaler_is_left() {
        autoscalers.list().forEach(left -> autoscalers.delete(left.id()));
    }

    @Test
    void a_signal_names_the_autoscalers_that_know_of_it() {
        Answer answer = api.send("POST", PATH, SALE);

        assertThat(answer.status()).isEqualTo(201);
        var waiting = autoscalers.list().getFirst();
        assertThat(answer.body())
                .isEqualTo("{\"signal\":{\"name\":\"sale\",\"received_at\":\"%s\",\"autoscalers\":[\"%s\"]}}"
                        .formatted(clock.instant(), waiting.id().value()));
        assertThat(waiting.memory().signals()).containsEntry("sale", clock.instant());
    }

    @Test
    void an_operator_signals_and_a_viewer_does_not() {
        assertThat(api.send(Api.as(Role.VIEWER, api.request("POST", PATH, SALE)))
                        .status())
                .isEqualTo(403);
        assertThat(autoscalers.list().getFirst().memory().signals()).isEmpty();
    }

    @Test
    void what_nobody_waits_for_is_a_404_that_names_it() {
        Answer answer = api.send("POST", PATH, "{\"signal\":{\"name\":\"rain \\\"ü\"}}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"resource\":\"event\",\"error\":\"no autoscaler waits for the event rain \\\"ü\"}");
        assertThat(api.send("POST", "/v1/apps/none/signals", SALE).body())
                .isEqualTo("{\"resource\":\"app\",\"error\":\"not found\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                             | {\"errors\":{\"signal\":[\"missing field\"]}}",
                "{\"signal\":\"sale\"}          | {\"errors\":{\"signal\":[\"must be an object\"]}}",
                "{\"name\":\"sale\"}            | {\"errors\":{\"signal\":[\"missing field\"]}}",
                "{\"signal\":{}}                | {\"errors\":{\"name\":[\"is required\"]}}",
                "{\"signal\":{\"name\":\"\"}}   | {\"errors\":{\"name\":[\"must not be blank\"]}}"
            })
    void what_is_no_signal_is_refused(String body, String expected) {
        Answer answer = api.send("POST", PATH, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo(expected);
    }
}

package dev.plimsoll.adapters.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Answer;
import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.fake.InMemoryAutoscalerRepository;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
final class ActivationsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final String PATH = "/v1/apps/shop/container_types/web/activate";

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    InMemoryAutoscalerRepository autoscalers;

    @Inject
    SettableClock clock;

    @BeforeEach
    void an_autoscaler_that_goes_to_zero() {
        platform.up(WEB, 1);
        assertThat(api.send("POST", "/v1/apps/shop/autoscalers", """
                {"autoscaler":{"container_type":"web","min_containers":1,"max_containers":10,"policies":[\
                {"type":"scale_to_zero","metric":"cpu"}]}}""").status()).isEqualTo(201);
    }

    @AfterEach
    void no_autoscaler_is_left() {
        autoscalers.list().forEach(left -> autoscalers.delete(left.id()));
    }

    @Test
    void who_asks_is_told_that_it_is_on_its_way() {
        Answer answer = api.send("POST", PATH, "");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo("{\"activation\":{\"app_id\":\"%s\",\"container_type\":\"web\"}}"
                        .formatted(WEB.app().hex()));
        assertThat(autoscalers.list().getFirst().memory().activatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void an_operator_asks_and_a_viewer_does_not() {
        assertThat(api.send(Api.as(Role.VIEWER, api.request("POST", PATH, ""))).status())
                .isEqualTo(403);
    }

    @Test
    void where_nobody_brings_a_container_the_answer_says_why() {
        no_autoscaler_is_left();

        Answer answer = api.send("POST", PATH, "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("web is not woken, as it has no autoscaler");
        assertThat(api.send("POST", "/v1/apps/none/container_types/web/activate", "")
                        .status())
                .isEqualTo(404);
    }
}

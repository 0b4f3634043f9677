package dev.plimsoll.adapters.rest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.application.control.LabelNotes;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
final class LabelsTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final TargetId WORKER = InMemoryPlatform.target("shop", "worker");

    @Inject
    Api api;

    @Inject
    InMemoryPlatform platform;

    @Inject
    LabelNotes notes;

    @Test
    void labels_are_shown_with_what_is_wrong_with_them() {
        platform.upWithLabels(WEB, Map.of("plimsoll.enable", "true", "plimsoll.max", "many", "team", "blue"));
        platform.up(WORKER, 1);
        notes.replace(Map.of(WEB, "plimsoll.max must be a whole number"));

        assertThat(api.get("/v1/apps/shop/labels").body()).isEqualTo("""
                {"labels":[{"container_type":"web","labels":{"plimsoll.enable":"true","plimsoll.max":"many"},\
                "problem":"plimsoll.max must be a whole number"},\
                {"container_type":"worker","labels":{},"problem":null}]}""");
    }

    @Test
    void an_unknown_app_has_none() {
        assertThat(api.get("/v1/apps/nowhere/labels").status()).isEqualTo(404);
    }
}

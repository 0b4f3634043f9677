package dev.plimsoll.adapters.docker.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerationsTest {
    private static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");

    @Test
    void what_compose_was_about_to_replace_is_outdated_and_not_copied() {
        LabelledContainer old = container("0123456789ab_shop_web_1", 5);
        LabelledContainer young = container("shop_web_2", 1);

        assertThat(Generations.isOutdated(old, "hash")).isTrue();
        assertThat(Generations.isOutdated(young, "hash")).isFalse();
        assertThat(Generations.isOutdated(young, "next")).isTrue();
        assertThat(Generations.template(List.of(old, young))).contains(young);
    }

    private static LabelledContainer container(String name, long age) {
        return new LabelledContainer(
                new ContainerId(name),
                name,
                WEB,
                1,
                "hash",
                LabelledContainer.State.RUNNING,
                "",
                Instant.EPOCH.plusSeconds(age),
                "serve",
                false,
                Map.of());
    }
}

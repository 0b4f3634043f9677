package dev.plimsoll.adapters.loadbalancer.traefik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TraefikSettingsTest {
    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> new TraefikSettings("web@http", Duration.ZERO, Duration.ofSeconds(-1)))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::path)
                        .containsExactly("service", "poll", "grace"));
    }
}

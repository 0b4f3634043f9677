package dev.plimsoll.adapters.loadbalancer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HaproxySettingsTest {
    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> new HaproxySettings("stats.sock", "we b", Duration.ZERO, 0, 0))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::path)
                        .containsExactly("socket", "backend", "check_interval", "fall", "rise"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/run/haproxy/admin.sock", "haproxy:9999", "127.0.0.1:9999", "[::1]:9999"})
    void a_socket_is_a_path_or_an_address(String socket) {
        assertThat(with(socket).socket()).isEqualTo(socket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "admin.sock", "haproxy", "haproxy:0", "haproxy:70000", "::1:9999", "/run/a\nb", "a b:1"})
    void anything_else_is_refused(String socket) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> with(socket))
                .withMessageStartingWith("socket must be a path");
    }

    private static HaproxySettings with(String socket) {
        return new HaproxySettings(socket, "web", Duration.ofMillis(500), 2, 1);
    }
}

package dev.plimsoll.application.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WantedServersTest {
    private static final ContainerId WEB = new ContainerId("0123456789ab");
    private static final Endpoint HERE = new Endpoint("172.18.0.3", 8080);

    @Test
    void endpoints_are_written_as_in_urls() {
        assertThat(HERE).hasToString("172.18.0.3:8080");
        assertThat(new Endpoint("fd00::3", 80)).hasToString("[fd00::3]:80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"172.18.0.3", "0.0.0.0", "255.255.255.255", "::", "::1", "fd00::3", "1:2:3:4:5:6:7:8", "1::8"})
    void an_ip_address_is_taken(String ip) {
        assertThat(new Endpoint(ip, 80).ip()).isEqualTo(ip);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web",
                "web.example",
                "1.2.3.4;",
                "cafe",
                "1.2.3.4 weight 9",
                "::1\n",
                "1.2.3",
                "1.2.3.4.",
                "1.2.3.256",
                "999.0.0.1",
                "01.2.3.4",
                ":::",
                "1::2::3",
                "1:2:3",
                ":1::2",
                "1::2:",
                "1:2:3:4:5:6:7:8:9",
                "12345::1"
            })
    void what_is_no_ip_address_is_refused(String ip) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> new Endpoint(ip, 80))
                .satisfies(refused ->
                        assertThat(refused.problems()).containsExactly(new Problem("ip", "must be an IP address")));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void what_is_no_port_is_refused(int port) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> new Endpoint("172.18.0.3", port))
                .withMessage("port must be between 1 and 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;del", "a\nb", "a/b", ".."})
    void ids_that_would_break_a_command_are_refused(String id) {
        ContainerId odd = new ContainerId(id);

        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> new WantedServers(Map.of(odd, HERE), Set.of()))
                .withMessage("containers must have ids of letters, digits and _.-");
        assertThatExceptionOfType(InvalidSettings.class).isThrownBy(() -> new WantedServers(Map.of(), Set.of(odd)));
    }

    @Test
    void nobody_serves_and_drains() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> new WantedServers(Map.of(WEB, HERE), Set.of(WEB)))
                .withMessage("draining must not be serving as well");
    }
}

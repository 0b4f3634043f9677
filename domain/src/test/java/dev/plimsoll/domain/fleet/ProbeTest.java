package dev.plimsoll.domain.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.validation.InvalidSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProbeTest {
    @ParameterizedTest
    @ValueSource(strings = {"tcp://:5432", "http://:8080/healthz", "http://:1/a?b=c"})
    void what_it_writes_it_reads(String text) {
        assertThat(Probe.parse(text)).hasToString(text);
    }

    @Test
    void a_get_without_a_path_asks_for_the_root() {
        assertThat(Probe.parse("http://:8080")).isEqualTo(new Probe(8080, "/"));
        assertThat(Probe.parse("tcp://:8080")).isEqualTo(new Probe(8080, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8080",
                "tcp://:0",
                "tcp://:65536",
                "tcp://:80/path",
                "http://host:80/",
                "https://:80/",
                "http://:80/a b",
                "http://:80/a\r\nHost: x"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Probe.parse(text)).isInstanceOf(InvalidSettings.class);
    }
}

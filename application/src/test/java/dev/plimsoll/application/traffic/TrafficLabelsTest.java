package dev.plimsoll.application.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.balancer.Binding;
import dev.plimsoll.domain.fleet.Probe;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrafficLabelsTest {
    @Test
    void the_example_of_its_documentation_is_read() {
        TrafficLabels labels = TrafficLabels.read(Map.of(
                "plimsoll.haproxy", "web",
                "plimsoll.port", "8080",
                "plimsoll.network", "shop_front",
                "plimsoll.check-interval", "500ms",
                "plimsoll.drain-timeout", "30s",
                "plimsoll.probe", "http://:8080/healthz",
                "plimsoll.ready-timeout", "5m",
                "plimsoll.warm-pool", "2",
                "plimsoll.enable", "true"));

        assertThat(labels)
                .isEqualTo(new TrafficLabels(
                        new Binding(Binding.Kind.HAPROXY, "web", Duration.ofMillis(500)),
                        8080,
                        "shop_front",
                        Duration.ofSeconds(30),
                        new Probe(8080, "/healthz"),
                        Duration.ofMinutes(5),
                        2));
    }

    @Test
    void without_labels_nobody_is_told_and_nobody_is_asked() {
        assertThat(TrafficLabels.NONE)
                .isEqualTo(new TrafficLabels(null, 0, "", Duration.ofSeconds(30), null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plimsoll.port=80000 | plimsoll.port must be from 1 to 65535",
                "plimsoll.haproxy=web | plimsoll.port is missing: where do containers take requests?",
                "plimsoll.nginx=../web plimsoll.port=80 | plimsoll.nginx must be a name of letters",
                "plimsoll.haproxy=a plimsoll.nginx=b plimsoll.port=80 | plimsoll.nginx must not stand beside haproxy",
                "plimsoll.haproxy=a plimsoll.port=80 plimsoll.check-interval=1ms | plimsoll.check-interval must be from",
                "plimsoll.drain-timeout=2h | plimsoll.drain-timeout must be from 0s to 1h",
                "plimsoll.drain-timeout=30 | plimsoll.drain-timeout must be a time such as",
                "plimsoll.ready-timeout=0s | plimsoll.ready-timeout must be from 1s to 24h",
                "plimsoll.warm-pool=101 | plimsoll.warm-pool must be from 0 to 100",
                "plimsoll.probe=8080 | plimsoll.probe must be like tcp://:5432",
            })
    void what_cannot_work_is_told_with_its_label(String labels, String problem) {
        Map<String, String> read = Arrays.stream(labels.split(" ", -1))
                .map(label -> label.split("=", -1))
                .collect(Collectors.toMap(label -> label[0], label -> label[1]));

        assertThatThrownBy(() -> TrafficLabels.read(read))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(problem);
    }
}

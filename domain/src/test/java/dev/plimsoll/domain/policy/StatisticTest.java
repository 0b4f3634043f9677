package dev.plimsoll.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.validation.InvalidSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatisticTest {
    @ParameterizedTest
    @ValueSource(strings = {"average", "max", "min", "sum", "p50", "p90", "p95", "p99"})
    void every_statistic_reads_as_it_was_written(String text) {
        assertThat(Statistic.of(text)).hasToString(text);
    }

    @Test
    void a_percentile_keeps_its_percent() {
        assertThat(Statistic.of("p95")).isEqualTo(new Statistic(Statistic.Kind.PERCENTILE, 95));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "mean", "Average", "p", "p49", "p100", "p050", "p5", "P95", "p9x", "p-5", "95", "p99.9"})
    void any_other_text_is_refused(String text) {
        assertThatThrownBy(() -> Statistic.of(text))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("statistic must be average, max, min, sum or p50 to p99");
    }

    @Test
    void only_a_percentile_has_a_percent() {
        assertThatThrownBy(() -> new Statistic(Statistic.Kind.MAX, 95)).isInstanceOf(InvalidSettings.class);
    }
}

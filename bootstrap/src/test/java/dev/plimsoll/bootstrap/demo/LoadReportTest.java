package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadReportTest {
    private static final LoadReport HUNDRED = new LoadReport(
            IntStream.rangeClosed(1, 100)
                    .mapToObj(number -> Duration.ofMillis(101 - number))
                    .toList(),
            2);

    @Test
    void a_percentile_is_the_nearest_rank() {
        assertThat(HUNDRED.percentile(0.5)).isEqualTo(Duration.ofMillis(50));
        assertThat(HUNDRED.percentile(0.95)).isEqualTo(Duration.ofMillis(95));
        assertThat(HUNDRED.percentile(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(HUNDRED.percentile(0.001)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void nothing_answered_has_no_response_time() {
        assertThat(LoadReport.NOTHING.percentile(0.95)).isZero();
    }

    @Test
    void reports_add_up() {
        assertThat(LoadReport.sum(List.of(HUNDRED, HUNDRED)))
                .satisfies(sum -> assertThat(sum.answered()).hasSize(200))
                .extracting(LoadReport::failed)
                .isEqualTo(4);
    }
}

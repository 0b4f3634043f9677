package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void the_table_names_right_and_settled_count_and_the_reaction_time() {
        var summary = new Summary(
                Duration.ofMillis(18),
                new ScaleOut(
                        Duration.ofMillis(8100),
                        List.of(sample(3, 2, 90), sample(8, 5, 80), sample(9, 6, 40), sample(28, 6, 50)),
                        Duration.ofMillis(2345)),
                Duration.ofSeconds(23),
                List.of("1 to 2", "2 to 5"));

        assertThat(summary.table())
                .contains(
                        "one request costs          18.0 ms of CPU by itself, 20.0 ms under load",
                        "offered load               25.0 requests/s, 0.50 cores",
                        "right count                5 containers",
                        "settled at                 6 containers",
                        "time to settle             8.1 s",
                        "time back to 1 container   23.0 s",
                        "requests until settled     2 answered (median 80.0 ms, p95 90.0 ms), 2 shed, 0 failed",
                        "requests once settled      2 answered (median 40.0 ms, p95 50.0 ms), 2 shed, 0 failed",
                        "recorded scalings          1 to 2, 2 to 5",
                        "From the CPU of the fleet crossing the target to the first additional container running: 2.3 s");
    }

    private static Sample sample(int seconds, int count, int responseMillis) {
        var report = new LoadReport(List.of(Duration.ofMillis(responseMillis)), 0, 1);
        var status = new AutoscalerStatus(count, count, count, 0.5);
        return new Sample(Duration.ofSeconds(seconds), 25, report, Samples.SIZING, status, count);
    }
}

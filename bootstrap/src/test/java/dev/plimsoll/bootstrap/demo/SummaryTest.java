package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void the_table_names_right_and_settled_count_and_the_reaction_time() {
        var sizing = new Sizing(Duration.ofMillis(20), 0.2, 0.5);
        var requests = new LoadReport(List.of(Duration.ofMillis(40)), 0, 2);
        var scaleOut = new ScaleOut(6, Duration.ofMillis(8100), requests, LoadReport.NOTHING, Duration.ofMillis(2345));
        var summary = new Summary(sizing, 23.5, scaleOut, Duration.ofSeconds(23), List.of("1 to 2", "2 to 5"));

        assertThat(summary.table())
                .contains(
                        "right count                5 containers",
                        "settled at                 6 containers",
                        "time to settle             8.1 s",
                        "time back to 1 container   23.0 s",
                        "requests until settled     1 answered (median 40.0 ms, p95 40.0 ms), 2 shed, 0 failed",
                        "recorded scalings          1 to 2, 2 to 5",
                        "From the CPU of the fleet crossing the target to the first additional container running: 2.3 s");
    }
}

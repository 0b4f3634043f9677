package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void the_table_names_right_and_settled_count_what_became_of_the_requests_and_the_reaction_time() {
        assertThat(summary(0).table())
                .contains(
                        "one request costs          15.0 ms of CPU",
                        "offered load               25.0 requests/s, 0.38 cores",
                        "each container             limit 0.20 cores, target 400 requests a minute, which use 50 % of it",
                        "right count                4 containers",
                        "settled at                 5 containers",
                        "time to settle             8.1 s",
                        "time back to 1 container   23.0 s",
                        "answered until settled     2 requests (median 80.0 ms, p95 90.0 ms)",
                        "answered once settled      2 requests (median 40.0 ms, p95 50.0 ms)",
                        "recorded scalings          1 to 2, 2 to 5",
                        "containers drained         4",
                        "requests through HAProxy   4000 sent, 0 failed",
                        "From the metric crossing its target to the first additional container running: 2.5 s"
                                + " (from the beginning of the rise: 5.5 s)");
    }

    @Test
    void one_lost_request_is_a_loss() {
        assertThat(summary(0).isWithoutLoss()).isTrue();
        assertThat(summary(1).isWithoutLoss()).isFalse();
        assertThat(summary(1).table()).contains("4000 sent, 1 failed");
    }

    private static Summary summary(int failed) {
        return new Summary(
                Samples.SIZING,
                new ScaleOut(
                        Duration.ofMillis(8100),
                        List.of(
                                sample(3, 1, 390, 90),
                                sample(8, 4, 450, 80),
                                sample(9, 5, 400, 40),
                                sample(28, 5, 400, 50)),
                        Duration.ofMillis(5500),
                        400),
                Duration.ofSeconds(23),
                new LoadTotals(4000, 4000 - failed, failed),
                4,
                List.of("1 to 2", "2 to 5"));
    }

    private static Sample sample(int seconds, int count, int metric, int responseMillis) {
        var report = new LoadReport(List.of(Duration.ofMillis(responseMillis)), 0);
        var status = new AutoscalerStatus(count, count, count, metric);
        return new Sample(Duration.ofSeconds(seconds), 25, report, 4, status, count);
    }
}

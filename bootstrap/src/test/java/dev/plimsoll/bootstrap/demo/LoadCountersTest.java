package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadCountersTest {
    @Test
    void a_report_holds_what_happened_since_the_one_before() {
        var counters = new LoadCounters();
        counters.countAnswered(Duration.ofMillis(5));
        counters.countFailed();

        assertThat(counters.takeReport()).isEqualTo(new LoadReport(List.of(Duration.ofMillis(5)), 1));
        assertThat(counters.takeReport()).isEqualTo(LoadReport.NOTHING);
    }

    @Test
    void totals_go_on_and_know_what_is_on_its_way() {
        var counters = new LoadCounters();
        counters.countSent();
        counters.countSent();
        counters.countSent();
        counters.countAnswered(Duration.ofMillis(5));
        counters.takeReport();
        counters.countFailed();

        assertThat(counters.totals()).isEqualTo(new LoadTotals(3, 1, 1));
        assertThat(counters.totals().onTheirWay()).isOne();
        assertThat(counters.totals().sentence()).isEqualTo("3 sent, 1 failed");
    }
}

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
        counters.countShed();

        assertThat(counters.takeReport()).isEqualTo(new LoadReport(List.of(Duration.ofMillis(5)), 1, 1));
        assertThat(counters.takeReport()).isEqualTo(LoadReport.NOTHING);
    }
}

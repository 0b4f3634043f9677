package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {
    private static final Sizing FIFTH_OF_A_CORE = new Sizing(Duration.ofMillis(20), 0.2, 0.5);

    @ParameterizedTest(name = "{0} requests/s need {1} containers")
    @CsvSource({"0, 1", "1, 1", "5, 1", "5.1, 2", "15, 3", "23.5, 5", "25, 5", "50, 10"})
    void the_right_count_is_the_offered_cpu_over_limit_times_target(double rate, int containers) {
        assertThat(FIFTH_OF_A_CORE.rightContainers(rate)).isEqualTo(containers);
    }

    @Test
    void dust_of_floating_point_asks_for_no_container() {
        var sizing = new Sizing(Duration.ofMillis(10), 0.1, 0.3);

        assertThat(sizing.rightContainers(sizing.requestsPerSecondFor(3))).isEqualTo(3);
    }

    @Test
    void a_rate_for_a_count_brings_back_that_count() {
        double rate = FIFTH_OF_A_CORE.requestsPerSecondFor(4.7);

        assertThat(FIFTH_OF_A_CORE.idealContainers(rate)).isCloseTo(4.7, within(1e-9));
        assertThat(FIFTH_OF_A_CORE.offeredCpu(rate)).isCloseTo(0.47, within(1e-9));
    }

    @Test
    void a_request_that_costs_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sizing(Duration.ZERO, 0.2, 0.5));
    }
}

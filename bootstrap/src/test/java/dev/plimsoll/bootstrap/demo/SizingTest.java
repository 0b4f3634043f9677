package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {
    private static final Sizing FIFTH_OF_A_CORE = new Sizing(Duration.ofMillis(15), 0.2, 0.5);

    @Test
    void the_target_is_what_uses_the_share_of_the_limit() {
        assertThat(FIFTH_OF_A_CORE.target()).isEqualTo(400);
        assertThat(new Sizing(Duration.ofMillis(18), 0.2, 0.5).target()).isEqualTo(333);
    }

    @ParameterizedTest(name = "{0} requests/s need {1} containers")
    @CsvSource({"0, 1", "1, 1", "6.6, 1", "6.7, 2", "20, 3", "25, 4", "66, 10"})
    void the_right_count_is_the_load_over_the_target(double rate, int containers) {
        assertThat(FIFTH_OF_A_CORE.rightContainers(rate)).isEqualTo(containers);
    }

    @Test
    void dust_of_floating_point_asks_for_no_container() {
        var sizing = new Sizing(Duration.ofMillis(18), 0.2, 0.5);

        assertThat(sizing.rightContainers(sizing.requestsPerSecondFor(3))).isEqualTo(3);
    }

    @Test
    void a_rate_for_a_count_is_that_many_targets() {
        double rate = FIFTH_OF_A_CORE.requestsPerSecondFor(3.75);

        assertThat(rate).isCloseTo(25, within(1e-9));
        assertThat(FIFTH_OF_A_CORE.cores(rate)).isCloseTo(0.375, within(1e-9));
        assertThat(FIFTH_OF_A_CORE.explain(rate))
                .isEqualTo("25.0 requests/s cost 0.38 cores; at 400 a minute for each container that is work for 4"
                        + " containers.");
    }

    @Test
    void a_request_that_costs_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sizing(Duration.ZERO, 0.2, 0.5));
    }
}

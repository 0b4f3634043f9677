package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChartTest {
    private final Chart plain = new Chart(400, false);

    @Test
    void a_line_shows_load_metric_and_fleet() {
        assertThat(plain.line(Samples.at(12, 4, 3, 2, 560)))
                .isEqualTo("    12 s    25.0/s   ██████████┊███░░░░░░   560   ●●○·         "
                        + "right 4, desired 4, running 3, ready 2");
    }

    @Test
    void a_metric_above_twice_the_target_fills_the_bar_and_no_more() {
        assertThat(plain.line(Samples.at(1, 1, 1, 1, 1040))).contains("██████████┊█████████  1040");
    }

    @Test
    void no_measurement_is_a_dash_and_no_zero() {
        assertThat(plain.line(Samples.at(1, 1, 1, 0, Double.NaN))).contains("░░░░░░░░░░┊░░░░░░░░░     –   ○");
    }

    @Test
    void a_ready_container_that_has_just_stopped_is_not_drawn() {
        assertThat(plain.line(Samples.at(1, 1, 1, 3, 0))).contains("●            right 4, desired 1");
    }

    @Test
    void colours_appear_only_where_they_are_wanted() {
        assertThat(plain.line(Samples.steady(1, 3))).doesNotContain("\u001b");
        assertThat(new Chart(400, true).line(Samples.steady(1, 3))).contains("\u001b[32m●●●\u001b[0m");
    }
}

package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TideTest {
    @Test
    void a_rate_rises_evenly_and_stays() {
        var tide = new Tide(5, 25, Duration.ofSeconds(10));

        assertThat(tide.after(Duration.ZERO)).isEqualTo(5);
        assertThat(tide.after(Duration.ofSeconds(5))).isEqualTo(15);
        assertThat(tide.after(Duration.ofSeconds(10))).isEqualTo(25);
        assertThat(tide.after(Duration.ofHours(1))).isEqualTo(25);
    }

    @Test
    void a_steady_rate_is_the_same_at_once() {
        assertThat(Tide.steady(5).after(Duration.ZERO)).isEqualTo(5);
    }
}

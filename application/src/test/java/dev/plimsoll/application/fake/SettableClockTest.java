package dev.plimsoll.application.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SettableClockTest {
    @Test
    void it_moves_only_when_told() {
        SettableClock clock = new SettableClock(Instant.EPOCH);

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
        assertThat(clock.advance(Duration.ofSeconds(5))).isEqualTo(clock.instant());
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(5));

        clock.set(Instant.EPOCH.plusSeconds(60));
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(60));
    }
}

package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    private final Backoff backoff = new Backoff();

    @Test
    void waits_double_up_to_a_minute() {
        var waits = IntStream.range(0, 8)
                .mapToObj(_ -> backoff.failed(3, noon).toSeconds())
                .toList();

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void it_is_too_early_until_the_wait_is_over() {
        backoff.failed(3, noon);

        assertThat(backoff.remaining(3, noon.plusMillis(400))).contains(Duration.ofMillis(600));
        assertThat(backoff.remaining(3, noon.plusSeconds(1))).isEmpty();
    }

    @Test
    void another_wanted_count_does_not_wait() {
        backoff.failed(3, noon);

        assertThat(backoff.remaining(4, noon)).isEmpty();
    }

    @Test
    void a_success_or_ten_quiet_minutes_start_afresh() {
        backoff.failed(3, noon);
        backoff.failed(3, noon);
        backoff.succeeded();
        assertThat(backoff.remaining(3, noon)).isEmpty();
        assertThat(backoff.failed(3, noon)).isEqualTo(Duration.ofSeconds(1));

        backoff.failed(3, noon);
        assertThat(backoff.failed(3, noon.plusSeconds(700))).isEqualTo(Duration.ofSeconds(1));
    }
}

package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuAccountTest {
    @Test
    void version_one_counts_nanoseconds() {
        assertThat(CpuAccount.parse("1234567890\n")).isEqualTo(Duration.ofNanos(1_234_567_890));
    }

    @Test
    void version_two_counts_microseconds_on_a_line_among_others() {
        assertThat(CpuAccount.parse("usage_usec 1500\nuser_usec 1000\nsystem_usec 500\n"))
                .isEqualTo(Duration.ofNanos(1_500_000));
    }

    @Test
    void anything_else_is_no_account() {
        assertThatExceptionOfType(DemoFailure.class).isThrownBy(() -> CpuAccount.parse("cat: no such file"));
    }
}

package dev.plimsoll.adapters.docker.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopSignalsTest {
    @ParameterizedTest
    @CsvSource({"15, 15", "TERM, 15", "SIGTERM, 15", "sigquit, 3", "SIGWINCH, 28", "SIGRTMIN+3, 37", "RTMAX-14, 50"})
    void a_signal_is_the_same_however_it_is_written(String written, String number) {
        assertThat(StopSignals.number(written)).isEqualTo(number);
    }
}

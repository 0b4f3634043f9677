package dev.plimsoll.adapters.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LoginAttemptsTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");

    private final Meter time = new Meter();
    private final LoginAttempts attempts = new LoginAttempts(10, time);

    private static final class Meter implements TimeMeter {
        private Duration now = Duration.ofDays(1);

        @Override
        public long currentTimeNanos() {
            return now.toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void ten_at_once_and_then_ten_a_minute() {
        guess(HERE, 10);
        expectRefused(HERE);

        time.now = time.now.plusSeconds(6);
        guess(HERE, 1);
        expectRefused(HERE);

        time.now = time.now.plusSeconds(60);
        guess(HERE, 10);
        expectRefused(HERE);
    }

    @Test
    void guesses_side_by_side_all_count() {
        for (int guess = 0; guess < 30; guess++) {
            attempts.failed(HERE, "guess " + guess);
        }

        time.now = time.now.plusSeconds(119);
        expectRefused(HERE);
        time.now = time.now.plusSeconds(8);
        guess(HERE, 1);
    }

    @Test
    void an_address_does_not_wait_for_another() {
        guess(HERE, 10);

        guess(InetAddress.ofLiteral("192.0.2.2"), 10);
    }

    @Test
    void a_network_of_ipv6_is_one_address() {
        for (int guess = 0; guess < 10; guess++) {
            guess(InetAddress.ofLiteral("2001:db8:1:2::" + guess), 1);
        }

        expectRefused(InetAddress.ofLiteral("2001:db8:1:2:ffff::1"));
        guess(InetAddress.ofLiteral("2001:db8:1:3::1"), 10);
    }

    @Test
    void what_was_right_before_goes_on_until_it_is_wrong() {
        attempts.succeeded(HERE, "right");
        guess(HERE, 10);

        assertThatCode(() -> attempts.check(HERE, "right")).doesNotThrowAnyException();
        assertThatThrownBy(() -> attempts.check(HERE, "Right")).isInstanceOf(TooManyRequests.class);

        attempts.failed(HERE, "right");
        assertThatThrownBy(() -> attempts.check(HERE, "right")).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void it_can_be_right_from_one_address_alone() {
        attempts.succeeded(InetAddress.ofLiteral("192.0.2.2"), "right");
        guess(HERE, 10);

        assertThatThrownBy(() -> attempts.check(HERE, "right")).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void the_wait_is_told_in_whole_seconds() {
        assertThat(new TooManyRequests("", Duration.ZERO).seconds()).isOne();
        assertThat(new TooManyRequests("", Duration.ofMillis(1001)).seconds()).isEqualTo(2);
        assertThat(new TooManyRequests("", Duration.ofSeconds(6)).seconds()).isEqualTo(6);
    }

    private void guess(InetAddress from, int times) {
        for (int guess = 0; guess < times; guess++) {
            attempts.check(from, "guess " + guess);
            attempts.failed(from, "guess " + guess);
        }
    }

    private void expectRefused(InetAddress from) {
        assertThatThrownBy(() -> attempts.check(from, "guess")).isInstanceOf(TooManyRequests.class);
    }
}

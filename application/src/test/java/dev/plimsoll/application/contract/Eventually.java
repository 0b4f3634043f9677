package dev.plimsoll.application.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what comes by itself, and not for long. The one place where tests sleep.
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Eventually() {}

    /// Asks until the answer is as expected; answers it, or fails with the last one.
    public static <T> T get(String expected, Supplier<T> ask, Predicate<? super T> isAsExpected) {
        return within(PATIENCE, expected, ask, isAsExpected);
    }

    public static <T> T within(Duration patience, String expected, Supplier<T> ask, Predicate<? super T> isAsExpected) {
        Instant end = Instant.now().plus(patience);
        T answer = ask.get();
        while (!isAsExpected.test(answer)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        "not within %s: %s; the last answer was %s".formatted(patience, expected, answer));
            }
            pause(BETWEEN);
            answer = ask.get();
        }
        return answer;
    }

    /// Asks for so long, and fails at the first answer that is not as expected.
    public static <T> void always(
            Duration howLong, String expected, Supplier<T> ask, Predicate<? super T> isAsExpected) {
        Instant end = Instant.now().plus(howLong);
        while (Instant.now().isBefore(end)) {
            T answer = ask.get();
            if (!isAsExpected.test(answer)) {
                throw new AssertionError("not all the time: %s; the answer was %s".formatted(expected, answer));
            }
            pause(BETWEEN);
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}

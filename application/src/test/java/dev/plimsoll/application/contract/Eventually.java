package dev.plimsoll.application.contract;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what comes by itself, and not for long. The one place where tests sleep. By a clock that nobody sets,
/// and never without having asked a few times: a machine that stood still in between has not been patient.
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final int FEWEST = 25;

    private Eventually() {}

    /// Asks until the answer is as expected; answers it, or fails with the last one.
    public static <T> T get(String expected, Supplier<T> ask, Predicate<? super T> isAsExpected) {
        return within(PATIENCE, expected, ask, isAsExpected);
    }

    public static <T> T within(Duration patience, String expected, Supplier<T> ask, Predicate<? super T> isAsExpected) {
        long start = System.nanoTime();
        T answer = ask.get();
        for (int asked = 1; !isAsExpected.test(answer); asked++) {
            if (asked >= FEWEST && isOver(start, patience)) {
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
        long start = System.nanoTime();
        while (!isOver(start, howLong)) {
            T answer = ask.get();
            if (!isAsExpected.test(answer)) {
                throw new AssertionError("not all the time: %s; the answer was %s".formatted(expected, answer));
            }
            pause(BETWEEN);
        }
    }

    private static boolean isOver(long start, Duration howLong) {
        return System.nanoTime() - start >= howLong.toNanos();
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

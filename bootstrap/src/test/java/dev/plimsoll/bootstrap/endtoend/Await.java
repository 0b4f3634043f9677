package dev.plimsoll.bootstrap.endtoend;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for something outside, within a deadline.
final class Await {
    private static final Duration GLANCE = Duration.ofMillis(20);

    private Await() {}

    static void until(String what, Duration deadline, BooleanSupplier isSo) {
        long begun = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - begun > deadline.toNanos()) {
                throw new AssertionError("not within " + deadline + ": " + what);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    /// Looks again and again for the whole time, and fails as soon as it is not so.
    static void always(String what, Duration time, BooleanSupplier isSo) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < time.toNanos()) {
            if (!isSo.getAsBoolean()) {
                throw new AssertionError("no longer: " + what);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}

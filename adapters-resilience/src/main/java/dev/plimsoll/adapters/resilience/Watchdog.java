package dev.plimsoll.adapters.resilience;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Interrupts calls that take too long, on the threads on which they run: what belongs to a thread, such as a
/// transaction, stays with the call.
final class Watchdog implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watchdog").factory());

    /// Watches the present thread from now on.
    Watch watch(Duration deadline) {
        return new Watch(deadline);
    }

    /// Begins no watch any more; those that go on end as if there were none.
    @Override
    public void close() {
        timer.shutdownNow();
    }

    private Future<?> later(Runnable task, Duration delay) {
        try {
            return timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /// The watch over one call.
    final class Watch {
        private final Thread thread = Thread.currentThread();
        private final Future<?> alarm;
        private boolean isOver;
        private boolean hasBarked;

        private Watch(Duration deadline) {
            alarm = later(this::bark, deadline);
        }

        private synchronized void bark() {
            if (!isOver) {
                hasBarked = true;
                thread.interrupt();
            }
        }

        /// Whether the call was interrupted for taking too long.
        synchronized boolean hasBarked() {
            return hasBarked;
        }

        /// Ends the watch, and takes back the interrupt if it was this one's.
        ///
        /// @return whether it was
        synchronized boolean end() {
            isOver = true;
            alarm.cancel(false);
            if (hasBarked) {
                var _ = Thread.interrupted();
            }
            return hasBarked;
        }
    }
}

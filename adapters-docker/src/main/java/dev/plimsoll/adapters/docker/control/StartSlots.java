package dev.plimsoll.adapters.docker.control;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// How many copies start side by side: few until the first one runs, then twice as many.
///
/// Starts share the machine, so the first container serves the sooner the fewer start beside it; once it does, more
/// side by side finish the whole sooner. The rule and its figures are in ADR-0012.
final class StartSlots {
    private final int atFirst;
    private final Semaphore free;
    private final AtomicBoolean hasStarted = new AtomicBoolean();

    /// @param atFirst how many start side by side until one runs
    StartSlots(int atFirst) {
        this.atFirst = atFirst;
        this.free = new Semaphore(atFirst);
    }

    /// Waits for its turn, and starts one.
    ///
    /// @param isRunning whether what `start` answers means that it runs
    <T> T start(Supplier<T> start, Predicate<T> isRunning) {
        free.acquireUninterruptibly();
        try {
            T started = start.get();
            if (isRunning.test(started) && hasStarted.compareAndSet(false, true)) {
                free.release(atFirst);
            }
            return started;
        } finally {
            free.release();
        }
    }

    /// How many wait for their turn.
    int waiting() {
        return free.getQueueLength();
    }
}

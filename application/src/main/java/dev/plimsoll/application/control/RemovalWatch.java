package dev.plimsoll.application.control;

import dev.plimsoll.application.port.PortFailure;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Has what is removed cleared away: what an earlier process left at once, and what failed every now and then.
public final class RemovalWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final Lane lane;
    private final ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> looks;

    /// A watch that does nothing until it is started.
    ///
    /// @param timer only starts lanes, so one thread is enough
    public RemovalWatch(Removals removals, Convergence convergence, ScheduledExecutorService timer) {
        this.lane = new Lane("clear away", () -> sweep(removals, convergence));
        this.timer = timer;
    }

    /// Looks at once, and then until closed.
    public synchronized void start() {
        looks = timer.scheduleAtFixedRate(lane::request, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        if (looks != null) {
            looks.cancel(false);
        }
    }

    private static void sweep(Removals removals, Convergence convergence) {
        try {
            removals.sweep().forEach(convergence::wake);
        } catch (PortFailure _) {
            // Health says what is away, and the next look goes on from what it finds.
        }
    }
}

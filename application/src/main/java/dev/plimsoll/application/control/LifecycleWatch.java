package dev.plimsoll.application.control;

import dev.plimsoll.application.port.PortFailure;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks each second after the lifecycle actions that are open.
public final class LifecycleWatch implements AutoCloseable {
    private final Lane lane;
    private final ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> looks;

    /// A watch that does nothing until it is started.
    ///
    /// @param timer only starts lanes, so one thread is enough
    public LifecycleWatch(HookRuns runs, ScheduledExecutorService timer) {
        this.lane = new Lane("lifecycle hooks", () -> look(runs));
        this.timer = timer;
    }

    /// Looks at once, and then until closed.
    public synchronized void start() {
        looks = timer.scheduleWithFixedDelay(lane::request, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void close() {
        if (looks != null) {
            looks.cancel(false);
        }
    }

    private static void look(HookRuns runs) {
        try {
            runs.look();
        } catch (PortFailure _) {
            // Health says what is away, and the next look goes on from what is stored.
        }
    }
}

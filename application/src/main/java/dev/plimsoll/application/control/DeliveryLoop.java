package dev.plimsoll.application.control;

import dev.plimsoll.application.port.PortFailure;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks each second which notifiers have something due, and gives each of them a lane of its own: a receiver that
/// hangs delays only itself.
public final class DeliveryLoop implements AutoCloseable {
    private final Supplier<Set<String>> due;
    private final Consumer<String> deliver;
    private final DeliveryListener listener;
    private final ScheduledExecutorService timer;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Lane looking = new Lane("find due messages", this::look);
    private volatile boolean isClosed;
    private @Nullable ScheduledFuture<?> ticks;

    /// A loop that does nothing yet.
    ///
    /// @param due asks for the ids of notifiers that have something due
    /// @param deliver sends what is due for one of them, and blocks meanwhile
    public DeliveryLoop(
            Supplier<Set<String>> due,
            Consumer<String> deliver,
            DeliveryListener listener,
            ScheduledExecutorService timer) {
        this.due = due;
        this.deliver = deliver;
        this.listener = listener;
        this.timer = timer;
    }

    public synchronized void start() {
        ticks = timer.scheduleWithFixedDelay(looking::request, 1, 1, TimeUnit.SECONDS);
    }

    /// Begins nothing any more. An attempt that is being made is left to itself: should it be lost, it is made again.
    @Override
    public synchronized void close() {
        isClosed = true;
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    private void look() {
        guarded(() -> {
            lanes.values().removeIf(Lane::isIdle);
            for (String notifier : due.get()) {
                lanes.computeIfAbsent(notifier, this::lane).request();
            }
        });
    }

    private Lane lane(String notifier) {
        return new Lane("deliver to " + notifier, () -> guarded(() -> deliver.accept(notifier)));
    }

    private void guarded(Runnable work) {
        try {
            if (!isClosed) {
                work.run();
            }
        } catch (PortFailure failure) {
            listener.postponed(failure);
        }
    }
}

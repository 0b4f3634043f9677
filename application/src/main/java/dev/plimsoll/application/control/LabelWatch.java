package dev.plimsoll.application.control;

import dev.plimsoll.application.port.FleetEvents;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Has the labels of all services looked at when containers change, and every now and then in case
/// something was missed. Looks never overlap.
public final class LabelWatch implements FleetEvents.Listener, AutoCloseable {
    /// One look for all that comes close together.
    private static final Duration GATHERED = Duration.ofMillis(500);

    private final FleetEvents events;
    private final Lane lane;
    private final Duration interval;
    private final ScheduledExecutorService timer;
    private final AtomicBoolean hasHeard = new AtomicBoolean();
    private FleetEvents.@Nullable Subscription subscription;
    private @Nullable ScheduledFuture<?> looks;

    /// A watch that does nothing until it is started.
    ///
    /// @param look one look; see `FollowLabels`
    /// @param interval after which it looks though it heard of nothing
    /// @param timer only starts lanes, so one thread is enough
    public LabelWatch(FleetEvents events, Runnable look, Duration interval, ScheduledExecutorService timer) {
        this.events = events;
        this.lane = new Lane("follow labels", () -> attempt(look));
        this.interval = interval;
        this.timer = timer;
    }

    /// Looks at once, and listens until closed.
    public synchronized void start() {
        subscription = events.subscribe(this);
        looks = timer.scheduleAtFixedRate(lane::request, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        if (looks != null) {
            looks.cancel(false);
        }
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public void changed(TargetId target) {
        if (hasHeard.compareAndSet(false, true)) {
            var _ = timer.schedule(this::lookAfterAll, GATHERED.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void everythingMayHaveChanged() {
        lane.request();
    }

    private void lookAfterAll() {
        hasHeard.set(false);
        lane.request();
    }

    private static void attempt(Runnable look) {
        try {
            look.run();
        } catch (PortFailure _) {
            // Health says what is away, and the next look goes on from what it finds.
        }
    }
}

package dev.plimsoll.adapters.docker.events;

import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Tells of a target once more when the time comes, however often it was asked to in between.
final class Wakes {
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Consumer<TargetId> wake;
    private final Map<TargetId, Instant> due = new ConcurrentHashMap<>();

    Wakes(ScheduledExecutorService timer, InstantSource clock, Consumer<TargetId> wake) {
        this.timer = timer;
        this.clock = clock;
        this.wake = wake;
    }

    /// Wakes at `at`, or later when a later time was asked for.
    void wakeAt(TargetId target, Instant at) {
        Instant before = due.put(target, at);
        if (before == null) {
            schedule(target, at);
        } else if (before.isAfter(at)) {
            due.merge(target, before, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private void schedule(TargetId target, Instant at) {
        // One millisecond later, so that the moment itself has passed.
        long delay = Math.max(0, Duration.between(clock.instant(), at).toMillis()) + 1;
        try {
            var _ = timer.schedule(() -> fire(target), delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            due.remove(target);
        }
    }

    private void fire(TargetId target) {
        Instant at = due.get(target);
        if (at != null && at.isAfter(clock.instant())) {
            schedule(target, at);
        } else {
            due.remove(target);
            wake.accept(target);
        }
    }
}

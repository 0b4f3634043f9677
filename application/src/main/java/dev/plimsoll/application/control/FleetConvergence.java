package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Runs one converger per target, each in its own lane, so that a slow target never delays another. A pass answers
/// after what time it wants to be run again.
public final class FleetConvergence implements Convergence, AutoCloseable {
    private final Map<TargetId, Converger> convergers = new ConcurrentHashMap<>();
    private final BiFunction<TargetId, Runnable, FleetWork> works;
    private final ScheduledExecutorService timer;
    private volatile boolean isClosed;

    /// Makes convergers as targets are first woken.
    ///
    /// @param works makes what runs the passes of a target, given what asks for another one
    /// @param timer only starts lanes, so one thread is enough
    public FleetConvergence(BiFunction<TargetId, Runnable, FleetWork> works, ScheduledExecutorService timer) {
        this.works = works;
        this.timer = timer;
    }

    @Override
    public void wake(TargetId target) {
        if (!isClosed) {
            // In one step: one that is being forgotten is not woken.
            convergers.compute(target, (_, known) -> (known == null ? new Converger(target) : known).wake());
        }
    }

    @Override
    public void keepOnly(Set<TargetId> targets) {
        for (TargetId target : convergers.keySet()) {
            if (!targets.contains(target)) {
                convergers.computeIfPresent(target, (_, known) -> known.isIdle() ? known.end() : known);
            }
        }
    }

    /// Begins no more passes; those that run come to their end.
    @Override
    public void close() {
        isClosed = true;
    }

    /// The lane of one target, and the one time at which it is to be woken next.
    private final class Converger {
        private final TargetId target;
        private final FleetWork work;
        private final Lane lane;
        private @Nullable ScheduledFuture<?> next;

        Converger(TargetId target) {
            this.target = target;
            this.work = works.apply(target, () -> FleetConvergence.this.wake(target));
            this.lane = new Lane("converge " + target, () -> work.pass().ifPresent(this::wakeIn));
        }

        Converger wake() {
            lane.request();
            return this;
        }

        synchronized boolean isIdle() {
            return next == null && lane.isIdle() && !work.isDraining();
        }

        /// @return nothing, so that it is forgotten
        @Nullable
        Converger end() {
            work.end();
            return null;
        }

        /// However often it is asked for, only the earliest time is kept.
        private synchronized void wakeIn(Duration delay) {
            boolean isEarlyEnough = next != null && next.getDelay(TimeUnit.MILLISECONDS) <= delay.toMillis();
            if (isClosed || isEarlyEnough) {
                return;
            }
            if (next != null) {
                next.cancel(false);
            }
            next = timer.schedule(this::comes, delay.toMillis(), TimeUnit.MILLISECONDS);
        }

        /// The time has come; from here on another one may be asked for.
        private void comes() {
            synchronized (this) {
                next = null;
            }
            // Not under the monitor: whoever forgets convergers comes from the map to it.
            FleetConvergence.this.wake(target);
        }
    }
}

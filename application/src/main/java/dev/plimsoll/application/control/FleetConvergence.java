package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Runs one converger per target, each in its own lane, so that a slow target never delays another. A pass answers
/// after what time it wants to be run again.
public final class FleetConvergence implements Convergence {
    private final Map<TargetId, Lane> lanes = new ConcurrentHashMap<>();
    private final BiFunction<TargetId, Runnable, Supplier<Optional<Duration>>> convergers;
    private final ScheduledExecutorService timer;

    /// Makes convergers as targets are first woken.
    ///
    /// @param convergers makes the converger of a target, given what asks for another pass of it
    /// @param timer only starts lanes, so one thread is enough
    public FleetConvergence(
            BiFunction<TargetId, Runnable, Supplier<Optional<Duration>>> convergers, ScheduledExecutorService timer) {
        this.convergers = convergers;
        this.timer = timer;
    }

    @Override
    public void wake(TargetId target) {
        lanes.computeIfAbsent(target, this::lane).request();
    }

    private Lane lane(TargetId target) {
        Supplier<Optional<Duration>> converger = convergers.apply(target, () -> wake(target));
        return new Lane("converge " + target, () -> converger.get().ifPresent(delay -> wakeIn(target, delay)));
    }

    private void wakeIn(TargetId target, Duration delay) {
        var _ = timer.schedule(() -> wake(target), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}

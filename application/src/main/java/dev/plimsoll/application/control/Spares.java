package dev.plimsoll.application.control;

import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.application.traffic.WarmPool;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps the warm pool of one target filled, and puts spares to work. A pool that cannot be filled keeps
/// nothing else from being done. Only the target's converger asks.
public final class Spares {
    /// A start holds up everything else, so it waits until those that are on their way have got there; not for ever,
    /// as one of them may never get there.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final TargetId target;
    private final ContainerControl containers;
    private final WarmPool pool;
    private final Backoff failures = new Backoff();
    private @Nullable Instant waitingSince;

    public Spares(TargetId target, ContainerControl containers, WarmPool pool) {
        this.target = target;
        this.containers = containers;
        this.pool = pool;
    }

    /// Puts up to `most` of them to work; answers whether there were any.
    public boolean use(Fleet fleet, int most) {
        Set<ContainerId> used = pool.next(fleet, most);
        pool.remove(used);
        Set<ContainerId> paused = fleet.containers().stream()
                .filter(container -> container.traits().isPaused())
                .map(FleetContainer::id)
                .filter(used::contains)
                .collect(Collectors.toSet());
        if (!paused.isEmpty()) {
            containers.resume(target, paused);
        }
        return !used.isEmpty();
    }

    /// Starts what is missing, and pauses what is ready where spares are paused.
    ///
    /// @param failed is told why some could not be started
    /// @return when to go on; nothing when the pool is full
    public Optional<Duration> fill(FleetGoal goal, Fleet fleet, Consumer<String> failed, Instant now) {
        Set<ContainerId> toPause = pool.toPause(fleet);
        if (!toPause.isEmpty()) {
            containers.pause(target, toPause);
        }
        int missing = pool.missing(fleet);
        if (missing == 0) {
            return Optional.empty();
        }
        Duration wait = wait(goal, fleet, now);
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        return failures.remaining(missing, now).or(() -> {
            Started started = containers.start(target, missing, goal::isStillWanted);
            pool.add(started.containers());
            if (started.failures().isEmpty()) {
                failures.succeeded();
                return Optional.of(Duration.ZERO);
            }
            failed.accept("filling the warm pool: " + String.join("; ", Set.copyOf(started.failures())));
            return Optional.of(failures.failed(missing, now));
        });
    }

    private Duration wait(FleetGoal goal, Fleet fleet, Instant now) {
        Instant since = waitingSince == null ? now : waitingSince;
        waitingSince = fleet.ready() < goal.count() ? since : null;
        return waitingSince == null ? Duration.ZERO : Duration.between(now, since.plus(LONGEST_WAIT));
    }
}

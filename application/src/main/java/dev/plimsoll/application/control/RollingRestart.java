package dev.plimsoll.application.control;

import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// Restarts the containers of one target one after another, the oldest number first, and waits each time until it is
/// ready again, so that all but one go on serving.
///
/// Each step works out anew what is left, so it does not matter what was interrupted before: whatever started after the
/// restart was asked for has been restarted.
public final class RollingRestart {
    private static final Duration WHILE_STARTING = Duration.ofMillis(500);

    private final TargetId target;
    private final ContainerControl containers;
    private final OpenOperations operations;

    public RollingRestart(TargetId target, ContainerControl containers, OpenOperations operations) {
        this.target = target;
        this.containers = containers;
        this.operations = operations;
    }

    /// Restarts the next container, or ends the task when there is none.
    ///
    /// @param leaving containers that are being removed anyway
    /// @return after what time to go on; nothing when it is over
    public Optional<Duration> step(OpenOperations.Task task, Set<ContainerId> leaving, Instant now) {
        if (task.isOverdue(now)) {
            operations.end(task, task.failure().isEmpty() ? "took too long" : task.failure(), now);
            return Optional.empty();
        }
        try {
            return next(task, containers.observe(target).withDraining(leaving), now);
        } catch (PortFailure.EngineUnavailable | PortFailure.TargetUnknown failure) {
            task.failing(failure.detail());
            return Optional.of(WHILE_STARTING);
        }
    }

    private Optional<Duration> next(OpenOperations.Task task, Fleet fleet, Instant now) {
        Optional<FleetContainer> unready = fleet.containers().stream()
                .filter(container -> isRestarted(container, task))
                .filter(container ->
                        container.phase() != ContainerPhase.READY && container.phase() != ContainerPhase.DRAINING)
                .findFirst();
        if (unready.isPresent()) {
            task.failing(unready.get().name() + " is not ready again");
            return Optional.of(WHILE_STARTING);
        }
        Optional<FleetContainer> next = fleet.containers().stream()
                .filter(container -> container.phase().isCurrent() && !isRestarted(container, task))
                .min(Comparator.comparingInt(FleetContainer::number));
        if (next.isEmpty()) {
            operations.end(task, "", now);
            return Optional.empty();
        }
        return restart(next.get(), task, now);
    }

    private Optional<Duration> restart(FleetContainer container, OpenOperations.Task task, Instant now) {
        Optional<String> failure = containers.restart(target, container.id());
        task.restarted().add(container.id());
        if (failure.isPresent()) {
            operations.end(task, container.name() + ": " + failure.get(), now);
            return Optional.empty();
        }
        return Optional.of(Duration.ZERO);
    }

    private static boolean isRestarted(FleetContainer container, OpenOperations.Task task) {
        Instant startedAt = container.startedAt();
        return task.restarted().contains(container.id()) || (startedAt != null && startedAt.isAfter(task.askedAt()));
    }
}

package dev.plimsoll.application.control;

import dev.plimsoll.application.traffic.Departures;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Restarts the containers of one target one after another, the oldest number first, and waits each time until it is
/// ready again, so that all but one go on serving.
///
/// Each step works out anew what is left, so it does not matter what was interrupted before: whatever started after the
/// restart was asked for has been restarted.
public final class RollingRestart {
    private static final Duration WHILE_STARTING = Duration.ofMillis(500);

    private final Exits exits;
    private final OpenOperations operations;
    private @Nullable ContainerId restarting;

    public RollingRestart(Exits exits, OpenOperations operations) {
        this.exits = exits;
        this.operations = operations;
    }

    /// Restarts the next container, or ends the task when there is none.
    ///
    /// @param fleet in which those that are on their way out are draining
    /// @return after what time to go on; nothing when it is over
    public Optional<Duration> step(OpenOperations.Task task, Fleet fleet, Instant now) {
        if (task.isOverdue(now)) {
            operations.end(task, task.failure().isEmpty() ? "took too long" : task.failure(), now);
            return Optional.empty();
        }
        ContainerId current = restarting;
        if (current != null && exits.contains(current)) {
            return Optional.of(WHILE_STARTING);
        }
        restarting = null;
        return current == null ? next(task, fleet, now) : ended(current, task, fleet, now);
    }

    private Optional<Duration> ended(ContainerId id, OpenOperations.Task task, Fleet fleet, Instant now) {
        Optional<String> end = exits.endOfRestart(id);
        if (end.isEmpty()) {
            task.failing("the engine could not be asked to restart " + name(fleet, id));
            return Optional.of(WHILE_STARTING);
        }
        task.restarted().add(id);
        if (!end.get().isEmpty()) {
            operations.end(task, name(fleet, id) + ": " + end.get(), now);
            return Optional.empty();
        }
        return Optional.of(Duration.ZERO);
    }

    private static String name(Fleet fleet, ContainerId id) {
        return fleet.containers().stream()
                .filter(container -> container.id().equals(id))
                .map(FleetContainer::name)
                .findFirst()
                .orElse(id.value());
    }

    private Optional<Duration> next(OpenOperations.Task task, Fleet fleet, Instant now) {
        Optional<FleetContainer> unready = fleet.containers().stream()
                .filter(container -> isRestarted(container, task))
                .filter(container -> container.phase() != ContainerPhase.READY
                        && container.phase() != ContainerPhase.DRAINING
                        && container.phase() != ContainerPhase.SPARE)
                .findFirst();
        if (unready.isPresent()) {
            task.failing(unready.get().name() + " is not ready again");
            return Optional.of(WHILE_STARTING);
        }
        Optional<FleetContainer> next = fleet.containers().stream()
                .filter(container -> container.phase().isCurrent() && !isRestarted(container, task))
                .min(Comparator.comparingInt(FleetContainer::number));
        if (next.isEmpty()) {
            Set<ContainerId> stale = staleSpares(fleet, task);
            exits.begin(fleet, stale, Departures.How.REMOVE, now);
            operations.end(task, "", now);
            return stale.isEmpty() ? Optional.empty() : Optional.of(Duration.ZERO);
        }
        restarting = next.get().id();
        exits.begin(fleet, Set.of(restarting), Departures.How.RESTART, now);
        return Optional.of(Duration.ZERO);
    }

    /// Spares have no requests to end: new ones take their place.
    private static Set<ContainerId> staleSpares(Fleet fleet, OpenOperations.Task task) {
        return fleet.in(ContainerPhase.SPARE).stream()
                .filter(spare -> !isRestarted(spare, task))
                .map(FleetContainer::id)
                .collect(Collectors.toSet());
    }

    private static boolean isRestarted(FleetContainer container, OpenOperations.Task task) {
        Instant startedAt = container.startedAt();
        return task.restarted().contains(container.id()) || (startedAt != null && startedAt.isAfter(task.askedAt()));
    }
}

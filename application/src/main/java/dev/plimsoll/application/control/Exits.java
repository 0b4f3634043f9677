package dev.plimsoll.application.control;

import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.traffic.Departures;
import dev.plimsoll.application.traffic.Departures.How;
import dev.plimsoll.application.traffic.Route;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Lets containers of one target out: they get no new requests, end those that they have, and are stopped
/// then, beside everything else.
public final class Exits {
    private final TargetId target;
    private final ContainerControl containers;
    private final ContainerCare care;
    private final Route route;
    private final Departures departures;
    private final Executor stops;
    private final Runnable wakeAgain;
    private final Map<ContainerId, String> restarts = new ConcurrentHashMap<>();

    /// @param stops runs what must not be waited for, one thread each
    /// @param wakeAgain asks for another pass soon
    public Exits(
            TargetId target,
            ContainerControl containers,
            ContainerCare care,
            Route route,
            Executor stops,
            Runnable wakeAgain) {
        this.target = target;
        this.containers = containers;
        this.care = care;
        this.route = route;
        this.departures = route.departures();
        this.stops = stops;
        this.wakeAgain = wakeAgain;
    }

    public boolean areEmpty() {
        return departures.isEmpty();
    }

    /// All that are on their way out.
    public Set<ContainerId> ids() {
        return departures.ids();
    }

    public boolean contains(ContainerId id) {
        return departures.contains(id);
    }

    /// Whether some still wait for the end of their requests.
    public boolean areDraining() {
        return departures.areDraining();
    }

    /// From now on these are on their way out.
    public void begin(Fleet fleet, Set<ContainerId> ids, How how, Instant now) {
        Set<ContainerId> staying = new HashSet<>(ids);
        staying.removeAll(departures.ids());
        route.close(fleet, staying);
        for (FleetContainer container : fleet.containers()) {
            if (ids.contains(container.id())) {
                boolean hasEnded = container.phase() == ContainerPhase.STOPPED;
                Duration patience = hasEnded ? Duration.ZERO : route.drainTimeout(container);
                restarts.remove(container.id());
                departures.begin(container.id(), how, patience, now);
            }
        }
    }

    /// Stops those that have no requests any more, or had time enough to end them, once their hooks have been
    /// seen to.
    ///
    /// @param fleet as it is now
    /// @param outcome is told of each call of the platform, and why it failed if it did
    public void stopDue(Fleet fleet, Consumer<Optional<String>> outcome, Instant now) {
        Map<ContainerId, How> due = departures.due(route::isDrained, id -> mayStop(fleet, id, now), now);
        Set<ContainerId> removed =
                due.keySet().stream().filter(id -> due.get(id) == How.REMOVE).collect(Collectors.toSet());
        if (!removed.isEmpty()) {
            stop(removed, () -> containers.remove(target, removed), outcome);
        }
        due.forEach((id, how) -> {
            switch (how) {
                case PARK -> stop(Set.of(id), () -> containers.park(target, id), outcome);
                case RESTART -> stop(Set.of(id), () -> restart(id), outcome);
                case REMOVE -> {}
            }
        });
    }

    /// How a restart ended, told once: why the container does not run, or nothing between the quotes when
    /// it does; empty when the platform could not be asked.
    public Optional<String> endOfRestart(ContainerId id) {
        return Optional.ofNullable(restarts.remove(id));
    }

    private boolean mayStop(Fleet fleet, ContainerId id, Instant now) {
        return fleet.containers().stream()
                .filter(container -> container.id().equals(id))
                .allMatch(container -> care.mayStop(target, container, now));
    }

    private void restart(ContainerId id) {
        restarts.put(id, containers.restart(target, id).orElse(""));
    }

    private void stop(Set<ContainerId> ids, Runnable call, Consumer<Optional<String>> outcome) {
        stops.execute(() -> {
            try {
                call.run();
                outcome.accept(Optional.empty());
            } catch (PortFailure.EngineUnavailable | PortFailure.TargetUnknown failure) {
                outcome.accept(Optional.of(failure.detail()));
            } finally {
                route.reopen(ids); // first, as whoever has ended may leave again
                departures.end(ids);
                wakeAgain.run();
            }
        });
    }
}

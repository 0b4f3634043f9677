package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What people asked for single containers: what is to be done after their start and before their stop, and
/// that some are to stay. Thread-safe.
public final class ContainerCare {
    private final ContainerLifecycle lifecycle;
    private final Protections protections;

    public ContainerCare(ContainerLifecycle lifecycle, Protections protections) {
        this.lifecycle = lifecycle;
        this.protections = protections;
    }

    /// A fleet whose launching hooks have been seen to.
    ///
    /// @param waiting those that a hook keeps from serving, for as long as it likes
    /// @param abandoned those that are to be replaced: a launching hook said so, or what is to be done before a
    ///     stop was begun by an earlier process
    public record Cared(Fleet fleet, Set<ContainerId> waiting, Set<ContainerId> abandoned) {}

    /// The fleet as it was when it was tended last; nothing is begun.
    public Fleet seen(Fleet observed) {
        return lifecycle.seen(observed).protecting(protections.of(observed.target()));
    }

    /// Begins what launching hooks have to do, and forgets what is gone.
    ///
    /// @param leaving those whose stop was begun by this process
    /// @throws dev.plimsoll.application.port.PortFailure when the database is away
    public Cared tend(Fleet observed, Set<ContainerId> leaving, Instant now) {
        TargetId target = observed.target();
        Set<ContainerId> present =
                observed.containers().stream().map(FleetContainer::id).collect(Collectors.toSet());
        lifecycle.gone(target, present);
        protections.keepOnly(target, present);
        Set<ContainerId> farewell = new HashSet<>(lifecycle.leaving(observed));
        farewell.removeAll(leaving);
        Fleet seen = lifecycle.launching(observed, now).held(farewell).protecting(protections.of(target));
        Set<ContainerId> waiting = ready(observed);
        waiting.removeAll(ready(seen));
        Set<ContainerId> abandoned = new HashSet<>(lifecycle.abandoned(target));
        abandoned.addAll(farewell);
        return new Cared(seen, waiting, abandoned);
    }

    /// Whether all that is to be done before this container stops is done; the first time it is asked, that
    /// begins.
    public boolean mayStop(TargetId target, FleetContainer container, Instant now) {
        return lifecycle.mayStop(target, container, now);
    }

    private static Set<ContainerId> ready(Fleet fleet) {
        return fleet.in(ContainerPhase.READY).stream().map(FleetContainer::id).collect(Collectors.toSet());
    }
}

package dev.plimsoll.application.traffic;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The spares of one target: containers that were started ahead and get no requests until they are needed.
///
/// Where containers are made from a stored template a spare is paused once it is ready, and a paused container
/// is a spare. Those of Compose run on, as Compose cannot start a service of which one is paused: only the load
/// balancer is not told of them, so that without one there are none. Thread-safe.
public final class WarmPool {
    private final Set<ContainerId> members = ConcurrentHashMap.newKeySet();
    private volatile int size;
    private volatile Set<ContainerId> ready = Set.of();
    private volatile Set<ContainerId> unfit = Set.of();

    /// How many spares there are to be.
    public int size() {
        return size;
    }

    /// How many there are to be from now on.
    void resize(int wanted) {
        size = wanted;
    }

    /// These were started ahead.
    public void add(Collection<ContainerId> started) {
        members.addAll(started);
    }

    /// These are spares no more.
    public void remove(Collection<ContainerId> used) {
        members.removeAll(used);
    }

    /// The fleet in which spares are spares.
    ///
    /// @param answering in which those are ready that could take requests
    Fleet seen(Fleet answering) {
        Set<ContainerId> spares = ids(answering, container -> isSpare(answering, container));
        return spares.isEmpty() ? answering : answering.sparing(spares);
    }

    /// The same, and remembers which spares could take requests.
    ///
    /// @param warm in which those are ready that have run for their warm-up, too
    Fleet look(Fleet answering, Fleet warm) {
        members.retainAll(ids(answering, container -> container.phase() != ContainerPhase.STOPPED));
        Fleet seen = seen(answering);
        unfit = ids(answering, container -> container.phase() == ContainerPhase.UNREADY);
        ready = ids(
                warm,
                container -> isSpare(warm, container)
                        && !container.isOutdated()
                        && (container.traits().isPaused() || container.phase() == ContainerPhase.READY));
        return seen;
    }

    /// The spares that are to be put to work: those that can take requests at once, then those that are starting,
    /// which are nearer to it than any that would be started now. Not those that have been found unfit.
    ///
    /// @param most how many at most
    public Set<ContainerId> next(Fleet seen, int most) {
        return seen.in(ContainerPhase.SPARE).stream()
                .filter(spare -> !spare.isOutdated())
                .map(FleetContainer::id)
                .filter(id -> !unfit.contains(id))
                .sorted(Comparator.comparing(id -> !ready.contains(id)))
                .limit(most)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The spares that are ready and run on, where they are to be paused.
    public Set<ContainerId> toPause(Fleet seen) {
        return seen.target().app().kind().hasTemplates()
                ? ids(
                        seen,
                        container -> container.phase() == ContainerPhase.SPARE
                                && !container.traits().isPaused()
                                && ready.contains(container.id()))
                : Set.of();
    }

    /// The spares that are of an older configuration, and those that are too many.
    public Set<ContainerId> surplus(Fleet seen) {
        Set<ContainerId> surplus = new HashSet<>();
        int left = 0;
        for (FleetContainer spare : seen.in(ContainerPhase.SPARE)) {
            boolean isKept = !spare.isOutdated() && left < size;
            left += isKept ? 1 : 0;
            if (!isKept) {
                surplus.add(spare.id());
            }
        }
        return surplus;
    }

    /// How many are to be started.
    public int missing(Fleet seen) {
        long good = seen.in(ContainerPhase.SPARE).stream()
                .filter(spare -> !spare.isOutdated())
                .count();
        return Math.toIntExact(Math.max(0, size - good));
    }

    private boolean isSpare(Fleet fleet, FleetContainer container) {
        boolean isFrozen = size > 0
                && container.traits().isPaused()
                && fleet.target().app().kind().hasTemplates();
        return container.phase().isCurrent() && (isFrozen || members.contains(container.id()));
    }

    private static Set<ContainerId> ids(Fleet fleet, Predicate<FleetContainer> which) {
        return fleet.containers().stream().filter(which).map(FleetContainer::id).collect(Collectors.toSet());
    }
}

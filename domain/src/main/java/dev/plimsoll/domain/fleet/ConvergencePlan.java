package dev.plimsoll.domain.fleet;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What separates a fleet from its desired count, worked out anew from each observation.
///
/// - Only containers of the newest configuration count as present; outdated ones are surplus, but those
///   that are ready stay until enough new ones are ready.
/// - Ended containers are removed only when nothing is missing: a replacement comes before the clean-up,
///   so a process that dies in between leaves a container too many for the next plan, never one too few
///   to copy from.
/// - Of a fleet that goes to zero one container is only stopped and stays, so that there is one to start
///   again; not so where containers are made from a stored template.
/// - With a stored template outdated containers are replaced one by one: one more starts, and when it is
///   ready one of the old ones goes. One that serves nobody is replaced whatever the others do.
/// - Example: three desired, two alive and one crashed: start 1; in the next plan the crashed one is a leftover.
///
/// @param missing how many to start
/// @param surplus which to drain, stop and remove
/// @param leftovers ended containers to clear away
/// @param parked which to drain and stop but not to remove; null when there is none to park
/// @param isRolling whether outdated containers stay until new ones are ready
public record ConvergencePlan(
        int missing,
        Set<ContainerId> surplus,
        Set<ContainerId> leftovers,
        @Nullable ContainerId parked,
        boolean isRolling) {
    /// A plan that parks and replaces nothing.
    public ConvergencePlan(int missing, Set<ContainerId> surplus, Set<ContainerId> leftovers) {
        this(missing, surplus, leftovers, null, false);
    }

    /// Compares the fleet with the count that is wanted (at least 0).
    public static ConvergencePlan of(Fleet fleet, int desired) {
        boolean hasTemplate = fleet.target().app().kind().hasTemplates();
        if (desired == 0) {
            return hasTemplate ? toNothing(fleet) : toZero(fleet);
        }
        return hasTemplate ? oneByOne(fleet, desired) : toSome(fleet, desired);
    }

    private static ConvergencePlan toNothing(Fleet fleet) {
        return new ConvergencePlan(
                0, ids(fleet.firstToGo(fleet.current()).stream()), ids(fleet.in(ContainerPhase.STOPPED).stream()));
    }

    private static ConvergencePlan oneByOne(Fleet fleet, int desired) {
        int current = fleet.current();
        int upToDate = fleet.upToDate();
        int outdated = current - upToDate;
        boolean areNewOnesReady = fleet.readyUpToDate() == upToDate;
        boolean isAnyUseless = fleet.containers().stream()
                .anyMatch(container -> container.phase().isCurrent() && container.isOutdated() && !isReady(container));
        boolean mayReplace = areNewOnesReady || isAnyUseless;
        int replacements = outdated > 0 && mayReplace && current <= desired ? 1 : 0;
        int missing = Math.clamp(Math.max(desired - current, replacements), 0, Math.max(0, desired - upToDate));
        Set<ContainerId> surplus = spared(fleet, desired);
        Stream<FleetContainer> leftovers = missing > 0 ? Stream.empty() : fleet.in(ContainerPhase.STOPPED).stream();
        boolean isRolling = fleet.firstToGo(current).stream()
                .anyMatch(container -> container.isOutdated() && !surplus.contains(container.id()));
        return new ConvergencePlan(missing, surplus, ids(leftovers), null, isRolling);
    }

    private static ConvergencePlan toZero(Fleet fleet) {
        FleetContainer last = fleet.lastToGo().orElse(null);
        ContainerId kept = last == null ? null : last.id();
        Stream<FleetContainer> surplus = fleet.firstToGo(fleet.current()).stream()
                .filter(container -> !container.id().equals(kept));
        Stream<FleetContainer> leftovers = fleet.in(ContainerPhase.STOPPED).stream()
                .filter(container -> !container.id().equals(kept));
        boolean isAlive = last != null && last.phase().isCurrent();
        return new ConvergencePlan(0, ids(surplus), ids(leftovers), isAlive ? kept : null, false);
    }

    private static ConvergencePlan toSome(Fleet fleet, int desired) {
        int missing = Math.max(0, desired - fleet.upToDate());
        boolean canSpareOutdated = fleet.readyUpToDate() >= desired;
        Stream<FleetContainer> surplus = fleet.firstToGo(Math.max(0, fleet.current() - desired)).stream()
                .filter(container -> canSpareOutdated || !container.isOutdated() || !isReady(container));
        Stream<FleetContainer> leftovers = missing > 0 ? Stream.empty() : fleet.in(ContainerPhase.STOPPED).stream();
        return new ConvergencePlan(missing, ids(surplus), ids(leftovers));
    }

    /// Who goes now; of the outdated ones that are ready only as many as others are ready instead.
    private static Set<ContainerId> spared(Fleet fleet, int desired) {
        Set<ContainerId> surplus = new HashSet<>();
        int sparable = fleet.ready() - desired;
        for (FleetContainer container : fleet.firstToGo(Math.max(0, fleet.current() - desired))) {
            boolean serves = container.isOutdated() && isReady(container);
            if (!serves || sparable > 0) {
                surplus.add(container.id());
            }
            sparable -= serves ? 1 : 0;
        }
        return Set.copyOf(surplus);
    }

    /// Whether the fleet already is what was wanted.
    public boolean isDone() {
        return missing == 0 && surplus.isEmpty() && leftovers.isEmpty() && parked == null && !isRolling;
    }

    private static boolean isReady(FleetContainer container) {
        return container.phase() == ContainerPhase.READY;
    }

    private static Set<ContainerId> ids(Stream<FleetContainer> containers) {
        return containers.map(FleetContainer::id).collect(toUnmodifiableSet());
    }
}

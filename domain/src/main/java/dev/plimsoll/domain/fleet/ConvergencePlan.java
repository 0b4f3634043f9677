package dev.plimsoll.domain.fleet;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;

/// What separates a fleet from its desired count, worked out anew from each observation.
///
/// - Only containers of the newest configuration count as present; outdated ones are surplus, but those that are ready
///   stay until enough new ones are ready.
/// - Ended containers are removed only when nothing is missing: a replacement comes before the clean-up, so a process
///   that dies in between leaves a container too many for the next plan, never one too few to copy from.
/// - Example: three desired, two alive and one crashed: start 1; in the next plan the crashed one is a leftover.
///
/// @param missing how many to start
/// @param surplus which to drain, stop and remove
/// @param leftovers ended containers to clear away
public record ConvergencePlan(int missing, Set<ContainerId> surplus, Set<ContainerId> leftovers) {
    /// Compares the fleet with the count that is wanted (at least 0).
    public static ConvergencePlan of(Fleet fleet, int desired) {
        int missing = Math.max(0, desired - fleet.upToDate());
        boolean canSpareOutdated = fleet.readyUpToDate() >= desired;
        Stream<FleetContainer> surplus = fleet.firstToGo(Math.max(0, fleet.current() - desired)).stream()
                .filter(container -> canSpareOutdated || !container.isOutdated() || !isReady(container));
        Stream<FleetContainer> leftovers = missing > 0 ? Stream.empty() : fleet.in(ContainerPhase.STOPPED).stream();
        return new ConvergencePlan(missing, ids(surplus), ids(leftovers));
    }

    /// Whether the fleet already is what was wanted.
    public boolean isDone() {
        return missing == 0 && surplus.isEmpty() && leftovers.isEmpty();
    }

    private static boolean isReady(FleetContainer container) {
        return container.phase() == ContainerPhase.READY;
    }

    private static Set<ContainerId> ids(Stream<FleetContainer> containers) {
        return containers.map(FleetContainer::id).collect(toUnmodifiableSet());
    }
}

package dev.plimsoll.application.traffic;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A fleet after its probes and its load balancer were seen to.
///
/// @param fleet in which only those are ready that get requests
/// @param failing those that are not ready for reasons of their own, and not because their load balancer
///     is away
/// @param again when to look again; empty when something will tell
/// @param problem why the load balancer could not be told, in words for an operator; empty when it could
public record Tended(Fleet fleet, Set<ContainerId> failing, Optional<Duration> again, String problem) {
    public Tended {
        failing = Set.copyOf(failing);
    }
}

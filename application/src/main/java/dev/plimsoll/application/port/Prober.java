package dev.plimsoll.application.port;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.domain.fleet.Probe;
import java.util.Optional;

/// Asks a container whether it can serve. Every adapter passes `ProberContract`.
///
/// Thread-safe; blocks until there is an answer or for a second at most.
@FunctionalInterface
public interface Prober {
    /// Asks once; never throws for what the container does.
    ///
    /// @param endpoint the container's address, and the port of the probe
    /// @return why it cannot serve, in words for an operator; empty when it can
    Optional<String> ask(Endpoint endpoint, Probe probe);
}

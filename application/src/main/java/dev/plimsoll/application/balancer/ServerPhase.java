package dev.plimsoll.application.balancer;

/// Where a container stands with a load balancer.
public enum ServerPhase {
    /// Known to it, and gets no request yet.
    STARTING,
    /// Gets requests.
    READY,
    /// Got requests, and gets none while its check fails.
    DOWN,
    /// Gets no new requests, and may have some in flight.
    DRAINING,
    /// Gets no requests and, as far as the balancer can tell, has none: it may be stopped.
    DRAINED
}

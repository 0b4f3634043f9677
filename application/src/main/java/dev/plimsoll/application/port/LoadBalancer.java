package dev.plimsoll.application.port;

import dev.plimsoll.application.balancer.Abilities;
import dev.plimsoll.application.balancer.ServerState;
import dev.plimsoll.application.balancer.WantedServers;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.Map;

/// Gives requests to the containers of one target, one object for each target. Every adapter passes
/// `LoadBalancerContract`.
///
/// It is asked again and again, and each call does what can be done now:
///
/// ```java
/// var wanted = new WantedServers(Map.of(a, addressOfA, b, addressOfB), Set.of(c));
/// if (balancer.reconcile(wanted).get(c).phase() == ServerPhase.DRAINED) {
///     // c may be stopped; left out of the next call, it is taken out
/// }
/// ```
///
/// Thread-safe. No call waits for a check to pass or a container to drain; each ends within seconds.
/// Servers that were not registered through this port are never touched. Any call may throw
/// `PortFailure.BalancerUnavailable` (it is unknown how far the call got: the next one goes on from there)
/// or `PortFailure.BalancerRefused` (a person must look).
public interface LoadBalancer {
    /// What this kind of balancer can do.
    Abilities abilities();

    /// What the balancer has of the target now, whoever asked for it; changes nothing. One that is held
    /// back and never got a request is `STARTING`.
    Map<ContainerId, ServerState> observe();

    /// Brings what the balancer has a step nearer to what is wanted: registers what is missing, also what a
    /// restart of the balancer lost, lets in what has passed its check, drains, takes out. The same wish
    /// twice changes nothing, and one that was draining may serve again.
    ///
    /// @return how each wanted container stands after that. One that is to drain and is not there is
    ///     `DRAINED`. Others that are still there, as they could not be taken out yet, are `DRAINING`
    Map<ContainerId, ServerState> reconcile(WantedServers wanted);
}

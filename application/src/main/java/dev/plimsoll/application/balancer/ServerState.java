package dev.plimsoll.application.balancer;

/// A container as its load balancer sees it.
///
/// @param problem why it is not further, in the balancer's words; empty when there is nothing to say
public record ServerState(ServerPhase phase, ServerLoad load, String problem) {
    /// Where all is well.
    public ServerState(ServerPhase phase, ServerLoad load) {
        this(phase, load, "");
    }
}

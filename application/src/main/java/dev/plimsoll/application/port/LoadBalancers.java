package dev.plimsoll.application.port;

import dev.plimsoll.application.balancer.Binding;

/// The load balancers of this installation.
///
/// Thread-safe. Where they are and what may be done to them is configured; labels only choose among them.
public interface LoadBalancers {
    /// The part of a load balancer that is for one target. Whoever asks sees to it that no two targets get
    /// the same.
    ///
    /// @throws PortFailure.BalancerRefused when no such balancer is configured, and how to do it
    LoadBalancer of(Binding binding);
}

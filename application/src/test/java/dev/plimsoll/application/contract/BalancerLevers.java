package dev.plimsoll.application.contract;

import dev.plimsoll.application.balancer.Endpoint;
import java.util.Set;

/// What a test does to a load balancer, to the servers behind it, and as somebody who asks through it.
public interface BalancerLevers {
    /// A server that answers, at an address of its own.
    Endpoint server();

    /// An address where nobody answers.
    Endpoint deadAddress();

    /// Asks often enough to reach everybody who gets requests; answers who did, and nobody if a request
    /// failed.
    Set<Endpoint> asked();

    /// A request that has reached a server and is not answered yet.
    HeldRequest hold();

    /// The balancer is started anew, and loses what it does not keep.
    void balancerRestarts();

    /// Our own process is started anew.
    void newProcess();

    /// One that is in flight.
    interface HeldRequest {
        /// Lets the server answer.
        ///
        /// @return whether the answer arrived
        boolean release();
    }
}

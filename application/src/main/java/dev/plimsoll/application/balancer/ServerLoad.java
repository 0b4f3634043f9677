package dev.plimsoll.application.balancer;

/// How busy a container is, where its load balancer can tell.
public sealed interface ServerLoad {
    /// The balancer counts.
    ///
    /// @param sessions in flight
    /// @param queued that wait for this container alone
    record Counted(long sessions, long queued) implements ServerLoad {
        /// Nothing at all.
        public boolean isIdle() {
            return sessions == 0 && queued == 0;
        }
    }

    /// The balancer does not count, or not by container.
    record Untold() implements ServerLoad {}
}

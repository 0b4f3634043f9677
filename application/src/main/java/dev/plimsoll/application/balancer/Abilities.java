package dev.plimsoll.application.balancer;

/// What a kind of load balancer can do, so that nobody expects more of it.
public record Abilities(Gate gate, DrainEvidence evidence) {
    /// What keeps requests from a container that is not fit.
    public enum Gate {
        /// A check of the balancer's own: containers may be registered while they are starting.
        OWN_CHECK,
        /// Nothing: who registers a container has to know that it is fit.
        NONE
    }

    /// How it is known that a container has nothing in flight any more.
    public enum DrainEvidence {
        /// The balancer counts its sessions; loads are told.
        SESSIONS,
        /// The processes that may still use it are gone.
        PROCESSES,
        /// Time enough has passed.
        TIME
    }
}

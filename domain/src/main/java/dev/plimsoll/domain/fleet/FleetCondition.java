package dev.plimsoll.domain.fleet;

/// What other hands than ours are doing to a fleet.
public enum FleetCondition {
    /// Nobody but us is at it.
    STEADY,
    /// Somebody (Compose, as a rule) is creating, recreating or stopping containers right now: nothing may be cloned.
    CHANGING,
    /// A person stopped or removed every container: we leave it alone until one is started again.
    STOPPED_BY_REQUEST
}

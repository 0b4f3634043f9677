package dev.plimsoll.domain.autoscaler;

/// What keeps an autoscaler from bringing a container back when it is asked for one.
public enum Obstacle {
    /// The autoscaler is disabled.
    DISABLED,
    /// Auto-scaling is disabled for the whole process.
    ALL_DISABLED,
    /// The autoscaler acts on nothing.
    DRY_RUN,
    /// A person stopped or removed all containers.
    STOPPED,
    /// A person scaled the type to zero.
    SWITCHED_OFF,
    /// No policy of the autoscaler goes to zero and back.
    NO_POLICY
}

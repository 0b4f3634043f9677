package dev.plimsoll.domain.autoscaler;

/// What an autoscaler does with its decisions.
public enum Mode {
    /// Carries them out.
    ACTIVE,
    /// Decides and records, and leaves the containers alone.
    DRY_RUN
}

package dev.plimsoll.domain.decision;

/// Which way a fleet should move.
public enum Direction {
    /// More containers.
    OUT,
    /// Fewer containers.
    IN,
    /// The count stays.
    HOLD
}

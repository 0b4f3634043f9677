package dev.plimsoll.domain.autoscaler;

/// Whose word an autoscaler follows.
public enum Owner {
    /// Whoever uses the API.
    API,
    /// The labels of its service: nobody else changes or deletes it.
    LABELS
}

package dev.plimsoll.domain.fleet;

/// Where an app comes from.
public enum AppKind {
    /// A Docker Compose project.
    COMPOSE
}

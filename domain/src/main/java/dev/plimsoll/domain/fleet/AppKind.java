package dev.plimsoll.domain.fleet;

/// Where an app comes from.
public enum AppKind {
    /// A Docker Compose project: one more container is a copy of one that is there.
    COMPOSE,
    /// An app that was made through the API: its containers are made from the templates that are stored with it.
    PLIMSOLL;

    /// Whether its containers are made from stored templates, so that there need not be one to copy.
    public boolean hasTemplates() {
        return this == PLIMSOLL;
    }
}

package dev.plimsoll.application.port;

import java.util.List;

/// Which apps and container types there are. Every adapter passes `AppCatalogContract`.
public interface AppCatalog {
    /// All apps, those whose containers are all stopped included, sorted by name.
    ///
    /// @throws PortFailure.EngineUnavailable when the platform does not answer
    List<App> list();
}

package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;

/// Finds an app by its name or its id, which are interchangeable everywhere.
public final class FindApp {
    private final AppCatalog catalog;

    public FindApp(AppCatalog catalog) {
        this.catalog = catalog;
    }

    /// The app of this name or id.
    ///
    /// @throws NotFound when there is no such app
    public App find(String nameOrId) {
        return catalog.list().stream()
                .filter(app ->
                        app.id().name().equals(nameOrId) || app.id().hex().equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new NotFound("app"));
    }

    /// A container type of an app.
    ///
    /// @throws NotFound when the app has no such type
    public App.ContainerType type(App app, String name) {
        return app.type(name).orElseThrow(() -> new NotFound("container_type"));
    }
}

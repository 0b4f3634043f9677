package dev.plimsoll.adapters.rest.app;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.usecase.FindApp;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// Apps, by name or id.
@Guarded
@Controller("/v1/apps")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppsController {
    private final AppCatalog catalog;
    private final FindApp findApp;

    AppsController(AppCatalog catalog, FindApp findApp) {
        this.catalog = catalog;
        this.findApp = findApp;
    }

    /// Lists all apps.
    @Get
    AppJson.Many list() {
        return new AppJson.Many(catalog.list().stream().map(AppJson::of).toList());
    }

    /// Shows an app.
    @Get("/{app}")
    AppJson.One show(String app) {
        return new AppJson.One(AppJson.of(findApp.find(app)));
    }
}

package dev.plimsoll.adapters.rest.app;

import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.usecase.FindApp;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/// Apps, by name or id.
@Controller("/v1/apps")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppsController {
    private final AppCatalog catalog;
    private final FindApp findApp;

    AppsController(AppCatalog catalog, FindApp findApp) {
        this.catalog = catalog;
        this.findApp = findApp;
    }

    @Get
    Map<String, List<AppJson>> list() {
        return Map.of("apps", catalog.list().stream().map(AppJson::of).toList());
    }

    @Get("/{app}")
    Map<String, AppJson> show(String app) {
        return Map.of("app", AppJson.of(findApp.find(app)));
    }
}

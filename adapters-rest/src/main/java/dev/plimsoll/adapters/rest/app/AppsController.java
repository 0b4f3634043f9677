package dev.plimsoll.adapters.rest.app;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.ManageApps;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Apps, by name or id.
@Guarded
@Controller("/v1/apps")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppsController {
    private static final String KEY = "app";

    private final AppCatalog catalog;
    private final FindApp findApp;
    private final ManageApps manage;

    AppsController(AppCatalog catalog, FindApp findApp, ManageApps manage) {
        this.catalog = catalog;
        this.findApp = findApp;
        this.manage = manage;
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

    /// Creates an app, or with `X-Dry-Run: true` only says whether it could.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/NewAppRequest")))
    @Post
    @Status(HttpStatus.CREATED)
    @Secured("ADMIN")
    AppJson.One create(HttpRequest<byte[]> request, @Header("X-Dry-Run") @Nullable String dryRun) {
        Map<?, ?> fields = Envelope.required(KEY, JsonBodies.object(request));
        App created = manage.create(fields, "true".equalsIgnoreCase(dryRun), Bearers.actorOf(request));
        return new AppJson.One(AppJson.of(created));
    }

    /// Removes an app of ours with all that belongs to it; another one is a 409.
    @Delete("/{app}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured("ADMIN")
    void delete(String app, @QueryValue("current_name") @Nullable String currentName, HttpRequest<?> request) {
        manage.remove(app, currentName, Bearers.actorOf(request));
    }
}

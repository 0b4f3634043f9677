package dev.plimsoll.adapters.rest.app;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.domain.validation.Problems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.Map;

/// Settings of an app. Those that clients know are of a router and a platform that are not here: they are taken, as
/// clients send them unasked, and the answer shows that they are as before.
@Guarded
@Controller("/v1/apps/{app}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppSettingsController {
    private static final String APP = "app";

    private final FindApp findApp;

    AppSettingsController(FindApp findApp) {
        this.findApp = findApp;
    }

    /// Takes settings of an app, which mean nothing here. Refuses a new owner alone, as whoever asks for one would rely
    /// on it.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/AppRequest")))
    @Patch
    AppJson.One update(String app, HttpRequest<byte[]> request) {
        Map<?, ?> settings = Envelope.optional(APP, JsonBodies.object(request));
        AppJson unchanged = AppJson.of(findApp.find(app));
        new Problems()
                .check(settings.get("owner") == null, "owner", "cannot be changed: apps have none")
                .refuse();
        return new AppJson.One(unchanged);
    }

    /// The same as PATCH, for clients that put.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/AppRequest")))
    @Put
    AppJson.One put(String app, HttpRequest<byte[]> request) {
        return update(app, request);
    }
}

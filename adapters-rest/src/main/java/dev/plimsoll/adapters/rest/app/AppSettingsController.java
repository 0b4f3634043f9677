package dev.plimsoll.adapters.rest.app;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.domain.validation.Problems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/// Settings of an app. Those that clients know are of a router and a platform that are not here: they are taken, as
/// clients send them unasked, and the answer shows that they are as before.
@Controller("/v1/apps/{app}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppSettingsController {
    private static final String APP = "app";

    private final FindApp findApp;

    AppSettingsController(FindApp findApp) {
        this.findApp = findApp;
    }

    /// Refuses a new owner alone, as whoever asks for one would rely on it.
    @Patch
    Map<String, AppJson> update(String app, HttpRequest<byte[]> request) {
        Map<?, ?> settings = Envelope.optional(APP, JsonBodies.object(request));
        AppJson unchanged = AppJson.of(findApp.find(app));
        new Problems()
                .check(settings.get("owner") == null, "owner", "cannot be changed: apps have none")
                .refuse();
        return Map.of(APP, unchanged);
    }

    /// The same as PATCH, for clients that put.
    @Put
    Map<String, AppJson> put(String app, HttpRequest<byte[]> request) {
        return update(app, request);
    }
}

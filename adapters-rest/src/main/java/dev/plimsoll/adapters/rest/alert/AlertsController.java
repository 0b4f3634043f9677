package dev.plimsoll.adapters.rest.alert;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.usecase.FindAlert;
import dev.plimsoll.application.usecase.ManageAlerts;
import dev.plimsoll.application.usecase.WatchAlerts;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.Map;

/// Alerts of an app: those of people, and those that its autoscalers own, which nobody may change.
@Guarded
@Controller("/v1/apps/{app}/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertsController {
    private static final String KEY = "alert";

    private final FindAlert find;
    private final ManageAlerts manage;
    private final WatchAlerts watch;

    AlertsController(FindAlert find, ManageAlerts manage, WatchAlerts watch) {
        this.find = find;
        this.manage = manage;
        this.watch = watch;
    }

    /// Lists the alerts of an app.
    @Get
    AlertJson.Many list(String app) {
        return new AlertJson.Many(find.ofApp(app).stream().map(this::json).toList());
    }

    /// Creates an alert.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/AlertCreation")))
    @Post
    @Status(HttpStatus.CREATED)
    AlertJson.One create(String app, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.required(KEY, JsonBodies.object(request));
        return enveloped(manage.create(app, fields, Bearers.actorOf(request)));
    }

    /// Shows an alert.
    @Get("/{id}")
    AlertJson.One show(String app, String id) {
        return enveloped(find.find(app, new AlertId(id)));
    }

    /// Changes an alert; what is not sent stays.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/AlertChange")))
    @Patch("/{id}")
    AlertJson.One update(String app, String id, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        return enveloped(manage.change(app, new AlertId(id), fields, Bearers.actorOf(request)));
    }

    /// The same as PATCH: some clients put, and still send only what changes.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/AlertChange")))
    @Put("/{id}")
    AlertJson.One put(String app, String id, HttpRequest<byte[]> request) {
        return update(app, id, request);
    }

    /// Removes an alert.
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String app, String id, HttpRequest<?> request) {
        manage.remove(app, new AlertId(id), Bearers.actorOf(request));
    }

    private AlertJson.One enveloped(Alert alert) {
        return new AlertJson.One(json(alert));
    }

    private Map<String, Object> json(Alert alert) {
        return AlertJson.of(alert, watch.isActive(alert.id()));
    }
}

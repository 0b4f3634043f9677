package dev.plimsoll.adapters.rest.notification;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.usecase.DeliverTestMessage;
import dev.plimsoll.application.usecase.ManageNotifiers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
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

/// The notifiers of an app.
@Guarded
@Controller("/v1/apps/{app}/notifiers")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NotifiersController {
    private static final String KEY = "notifier";

    private final ManageNotifiers notifiers;
    private final DeliverTestMessage test;

    NotifiersController(ManageNotifiers notifiers, DeliverTestMessage test) {
        this.notifiers = notifiers;
        this.test = test;
    }

    /// Lists the notifiers of an app, the oldest first.
    @Get
    NotifierJson.Many list(String app) {
        return new NotifierJson.Many(
                notifiers.list(app).stream().map(NotifierJson::of).toList());
    }

    /// Creates a notifier. The secret of a webhook is shown only here.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/NotifierRequest")))
    @Post
    @Status(HttpStatus.CREATED)
    NotifierJson.One create(String app, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        return new NotifierJson.One(NotifierJson.created(notifiers.create(app, fields, Bearers.actorOf(request))));
    }

    /// Shows a notifier.
    @Get("/{id}")
    NotifierJson.One show(String app, String id) {
        return new NotifierJson.One(NotifierJson.of(notifiers.find(app, id)));
    }

    /// Changes a notifier; what is not sent stays.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/NotifierRequest")))
    @Patch("/{id}")
    NotifierJson.One update(String app, String id, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        return new NotifierJson.One(NotifierJson.of(notifiers.change(app, id, fields, Bearers.actorOf(request))));
    }

    /// The same as PATCH: some clients put, and still send only what changes.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/NotifierRequest")))
    @Put("/{id}")
    NotifierJson.One put(String app, String id, HttpRequest<byte[]> request) {
        return update(app, id, request);
    }

    /// Removes a notifier; what waits for it goes with it.
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String app, String id, HttpRequest<?> request) {
        notifiers.remove(app, id, Bearers.actorOf(request));
    }

    /// Sends a test message: 200 without a body once a test message has arrived, as the real API answers.
    @Post("/{id}/test")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.OK)
    void test(String app, String id, HttpRequest<?> request) {
        test.deliver(app, id, Bearers.actorOf(request));
    }

    /// What was sent to it lately, or is on its way, the newest first; our own.
    @Get("/{id}/deliveries")
    DeliveryJson.Many deliveries(String app, String id) {
        return new DeliveryJson.Many(
                notifiers.deliveries(app, id).stream().map(DeliveryJson::of).toList());
    }
}

package dev.plimsoll.adapters.rest.notification;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
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
import java.util.List;
import java.util.Map;

/// The notifiers of an app.
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

    @Get
    Map<String, List<NotifierJson>> list(String app) {
        return Map.of(
                "notifiers", notifiers.list(app).stream().map(NotifierJson::of).toList());
    }

    @Post
    @Status(HttpStatus.CREATED)
    Map<String, NotifierJson> create(String app, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        return Map.of(KEY, NotifierJson.created(notifiers.create(app, fields, Bearers.actorOf(request))));
    }

    @Get("/{id}")
    Map<String, NotifierJson> show(String app, String id) {
        return Map.of(KEY, NotifierJson.of(notifiers.find(app, id)));
    }

    @Patch("/{id}")
    Map<String, NotifierJson> update(String app, String id, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        return Map.of(KEY, NotifierJson.of(notifiers.change(app, id, fields, Bearers.actorOf(request))));
    }

    /// The same as PATCH: some clients put, and still send only what changes.
    @Put("/{id}")
    Map<String, NotifierJson> put(String app, String id, HttpRequest<byte[]> request) {
        return update(app, id, request);
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String app, String id, HttpRequest<?> request) {
        notifiers.remove(app, id, Bearers.actorOf(request));
    }

    /// 200 without a body once a test message has arrived, as the real API answers.
    @Post("/{id}/test")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.OK)
    void test(String app, String id, HttpRequest<?> request) {
        test.deliver(app, id, Bearers.actorOf(request));
    }

    /// What was sent to it lately, or is on its way, the newest first; our own.
    @Get("/{id}/deliveries")
    Map<String, List<DeliveryJson>> deliveries(String app, String id) {
        return Map.of(
                "deliveries",
                notifiers.deliveries(app, id).stream().map(DeliveryJson::of).toList());
    }
}

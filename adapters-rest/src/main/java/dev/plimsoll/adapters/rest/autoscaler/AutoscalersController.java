package dev.plimsoll.adapters.rest.autoscaler;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.control.LatestEvaluations;
import dev.plimsoll.application.usecase.ChangeAutoscaler;
import dev.plimsoll.application.usecase.FindAutoscaler;
import dev.plimsoll.application.usecase.RegisterAutoscaler;
import dev.plimsoll.application.usecase.RemoveAutoscaler;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
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

/// Autoscalers of an app.
@Guarded
@Controller("/v1/apps/{app}/autoscalers")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AutoscalersController {
    private final FindAutoscaler find;
    private final RegisterAutoscaler register;
    private final ChangeAutoscaler change;
    private final RemoveAutoscaler remove;
    private final LatestEvaluations evaluations;

    AutoscalersController(
            FindAutoscaler find,
            RegisterAutoscaler register,
            ChangeAutoscaler change,
            RemoveAutoscaler remove,
            LatestEvaluations evaluations) {
        this.find = find;
        this.register = register;
        this.change = change;
        this.remove = remove;
        this.evaluations = evaluations;
    }

    /// Lists the autoscalers of an app.
    @Get
    AutoscalerJson.Many list(String app) {
        return new AutoscalerJson.Many(find.ofApp(app).stream().map(this::json).toList());
    }

    /// Creates an autoscaler; there is at most one for each container type.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/AutoscalerCreation")))
    @Post
    @Status(HttpStatus.CREATED)
    AutoscalerJson.One create(String app, HttpRequest<byte[]> request) {
        return enveloped(
                register.register(app, Envelope.required(JsonBodies.object(request)), Bearers.actorOf(request)));
    }

    /// Shows an autoscaler.
    @Get("/{id}")
    AutoscalerJson.One show(String app, String id) {
        return enveloped(find.find(app, new AutoscalerId(id)));
    }

    /// Changes an autoscaler; what is not sent stays.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/AutoscalerChange")))
    @Patch("/{id}")
    AutoscalerJson.One update(String app, String id, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(JsonBodies.object(request));
        return enveloped(change.change(app, new AutoscalerId(id), fields, Bearers.actorOf(request)));
    }

    /// The same as PATCH: some clients put, and still send only what changes.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/AutoscalerChange")))
    @Put("/{id}")
    AutoscalerJson.One put(String app, String id, HttpRequest<byte[]> request) {
        return update(app, id, request);
    }

    /// Removes an autoscaler; its containers stay as they are.
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String app, String id, HttpRequest<?> request) {
        remove.remove(app, new AutoscalerId(id), Bearers.actorOf(request));
    }

    private AutoscalerJson.One enveloped(Autoscaler autoscaler) {
        return new AutoscalerJson.One(json(autoscaler));
    }

    private AutoscalerJson json(Autoscaler autoscaler) {
        return AutoscalerJson.of(autoscaler, evaluations.of(autoscaler.id()));
    }
}

package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.codec.TemplateCodec;
import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.usecase.ManageContainerTypes;
import dev.plimsoll.application.usecase.ManageContainerTypes.Found;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;

/// The container types of apps that were created here. As images, folders of the host and privileges are
/// as good as root, only administrators write them; and only they read what is in variables.
@Guarded
@Controller("/v1/apps/{app}/container_types")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContainerTypesController {
    private static final String KEY = "container_type";

    private final ManageContainerTypes types;
    private final Locations locations;

    ContainerTypesController(ManageContainerTypes types, Locations locations) {
        this.types = types;
        this.locations = locations;
    }

    /// As answers hold one.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record One(
            @Schema(ref = "#/components/schemas/ContainerType")
            Map<String, Object> containerType) {}

    /// As answers hold several.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Many(
            @Schema(ref = "#/components/schemas/ContainerTypes")
            List<Map<String, Object>> containerTypes) {}

    /// Lists the container types of an app of ours.
    @Get
    Many list(String app, HttpRequest<?> request) {
        return new Many(
                types.list(app).stream().map(found -> json(found, request)).toList());
    }

    /// Adds a container type; it begins with no container.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/ContainerTypeRequest")))
    @Post
    @Status(HttpStatus.CREATED)
    @Secured("ADMIN")
    One create(String app, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.required(KEY, JsonBodies.object(request));
        return enveloped(types.create(app, fields, Bearers.actorOf(request)), request);
    }

    /// Shows a container type.
    @Get("/{name}")
    One show(String app, String name, HttpRequest<?> request) {
        return enveloped(types.find(app, name), request);
    }

    /// Changes a container type. Where containers are to be replaced, `Location` is of the operation that does it.
    @ApiResponse(
            responseCode = "200",
            description = "The container type as it is now",
            content = @Content(schema = @Schema(implementation = One.class)))
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/ContainerTypeChange")))
    @Patch("/{name}")
    @Secured("ADMIN")
    HttpResponse<One> update(String app, String name, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        Found changed = types.change(app, name, fields, Bearers.actorOf(request));
        MutableHttpResponse<One> answer = HttpResponse.ok(enveloped(changed, request));
        Operation deployment = changed.deployment();
        return deployment == null ? answer : answer.header(HttpHeaders.LOCATION, locations.of(deployment, request));
    }

    /// Changes a container type as PATCH does: what is not sent stays.
    @ApiResponse(
            responseCode = "200",
            description = "The container type as it is now",
            content = @Content(schema = @Schema(implementation = One.class)))
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/ContainerTypeChange")))
    @Put("/{name}")
    @Secured("ADMIN")
    HttpResponse<One> put(String app, String name, HttpRequest<byte[]> request) {
        return update(app, name, request);
    }

    /// Removes a container type and its containers.
    @Delete("/{name}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured("ADMIN")
    void delete(String app, String name, HttpRequest<?> request) {
        types.remove(app, name, Bearers.actorOf(request));
    }

    private static One enveloped(Found found, HttpRequest<?> request) {
        return new One(json(found, request));
    }

    private static Map<String, Object> json(Found found, HttpRequest<?> request) {
        var template = found.type().template();
        Map<String, Object> json =
                Trees.map("name", found.type().name(), "app_id", found.app().hex());
        json.put("amount", found.amount());
        boolean isAdmin = Bearers.isAdmin(request);
        json.putAll(isAdmin ? TemplateCodec.write(template) : TemplateCodec.writeMasked(template));
        // Whoever knows it and all but one weak variable can guess that one.
        Trees.put(json, "hash", isAdmin ? TemplateCodec.hash(template) : null);
        json.put("created_at", found.type().createdAt());
        json.put("updated_at", found.type().updatedAt());
        return json;
    }
}

package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
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
import java.util.List;
import java.util.Map;

/// The container types of apps that were created here. As images, folders of the host and privileges are
/// as good as root, only administrators write them; and only they read what is in variables.
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

    @Get
    Map<String, List<Map<String, Object>>> list(String app, HttpRequest<?> request) {
        return Map.of(
                "container_types",
                types.list(app).stream().map(found -> json(found, request)).toList());
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Secured("ADMIN")
    Map<String, Map<String, Object>> create(String app, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.required(KEY, JsonBodies.object(request));
        return enveloped(types.create(app, fields, Bearers.actorOf(request)), request);
    }

    @Get("/{name}")
    Map<String, Map<String, Object>> show(String app, String name, HttpRequest<?> request) {
        return enveloped(types.find(app, name), request);
    }

    /// Where containers are to be replaced, `Location` is of the operation that does it.
    @Patch("/{name}")
    @Secured("ADMIN")
    HttpResponse<Map<String, Map<String, Object>>> update(String app, String name, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        Found changed = types.change(app, name, fields, Bearers.actorOf(request));
        MutableHttpResponse<Map<String, Map<String, Object>>> answer = HttpResponse.ok(enveloped(changed, request));
        Operation deployment = changed.deployment();
        return deployment == null ? answer : answer.header(HttpHeaders.LOCATION, locations.of(deployment, request));
    }

    /// The same as PATCH, as everywhere: what is not sent stays.
    @Put("/{name}")
    @Secured("ADMIN")
    HttpResponse<Map<String, Map<String, Object>>> put(String app, String name, HttpRequest<byte[]> request) {
        return update(app, name, request);
    }

    @Delete("/{name}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured("ADMIN")
    void delete(String app, String name, HttpRequest<?> request) {
        types.remove(app, name, Bearers.actorOf(request));
    }

    private static Map<String, Map<String, Object>> enveloped(Found found, HttpRequest<?> request) {
        return Map.of(KEY, json(found, request));
    }

    private static Map<String, Object> json(Found found, HttpRequest<?> request) {
        var template = found.type().template();
        Map<String, Object> json =
                Trees.map("name", found.type().name(), "app_id", found.app().hex());
        json.put("amount", found.amount());
        json.putAll(Bearers.isAdmin(request) ? TemplateCodec.write(template) : TemplateCodec.writeMasked(template));
        json.put("hash", TemplateCodec.hash(template));
        json.put("created_at", found.type().createdAt());
        json.put("updated_at", found.type().updatedAt());
        return json;
    }
}

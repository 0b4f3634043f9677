package dev.plimsoll.adapters.rest.lifecycle;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.usecase.ManageLifecycleHooks;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.Map;

/// What is to be done when containers of a type start and before they stop. As commands run inside containers, only
/// administrators write and remove hooks that have one.
@Guarded
@Controller("/v1/apps/{app}/container_types/{type}/lifecycle_hooks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LifecycleHooksController {
    private static final String KEY = "lifecycle_hook";
    private static final String COMMAND = "command";

    private final ManageLifecycleHooks hooks;

    LifecycleHooksController(ManageLifecycleHooks hooks) {
        this.hooks = hooks;
    }

    /// Lists the lifecycle hooks of a container type.
    @Get
    LifecycleHookJson.Many list(String app, String type) {
        return new LifecycleHookJson.Many(
                hooks.list(app, type).stream().map(LifecycleHookJson::of).toList());
    }

    /// Creates a lifecycle hook. The secret that signs its calls is shown only here.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/LifecycleHookRequest")))
    @Post
    @Status(HttpStatus.CREATED)
    LifecycleHookJson.One create(String app, String type, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        needAdmin(fields.containsKey(COMMAND), request);
        return new LifecycleHookJson.One(
                LifecycleHookJson.created(hooks.create(app, type, fields, Bearers.actorOf(request))));
    }

    /// Shows a lifecycle hook.
    @Get("/{name}")
    LifecycleHookJson.One show(String app, String type, String name) {
        return new LifecycleHookJson.One(LifecycleHookJson.of(hooks.find(app, type, name)));
    }

    /// Changes a lifecycle hook; what is not sent stays. A secret that is made anew is shown only here.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/LifecycleHookChange")))
    @Patch("/{name}")
    LifecycleHookJson.One update(String app, String type, String name, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        boolean wasCommand = hooks.find(app, type, name).isCommand();
        needAdmin(wasCommand || fields.containsKey(COMMAND), request);
        LifecycleHook changed = hooks.change(app, type, name, fields, Bearers.actorOf(request));
        return new LifecycleHookJson.One(
                wasCommand ? LifecycleHookJson.created(changed) : LifecycleHookJson.of(changed));
    }

    /// Removes a lifecycle hook; nobody waits for it any more.
    @Delete("/{name}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String app, String type, String name, HttpRequest<?> request) {
        needAdmin(hooks.find(app, type, name).isCommand(), request);
        hooks.remove(app, type, name, Bearers.actorOf(request));
    }

    private static void needAdmin(boolean isCommand, HttpRequest<?> request) {
        if (isCommand && !Bearers.isAdmin(request)) {
            throw new AuthorizationException(
                    request.getUserPrincipal(Authentication.class).orElse(null));
        }
    }
}

package dev.plimsoll.adapters.rest.lifecycle;

import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.usecase.ManageLifecycleActions;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/// What lifecycle hooks are doing for the containers of an app.
@Guarded
@Controller("/v1/apps/{app}/lifecycle_actions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LifecycleActionsController {
    private final ManageLifecycleActions actions;

    LifecycleActionsController(ManageLifecycleActions actions) {
        this.actions = actions;
    }

    /// Lists the lifecycle actions of an app that are open, the oldest first.
    @Get
    LifecycleActionJson.Many list(String app) {
        return new LifecycleActionJson.Many(
                actions.list(app).stream().map(LifecycleActionJson::of).toList());
    }

    /// Shows a lifecycle action, open or over, for as long as its container is there.
    @Get("/{id}")
    LifecycleActionJson.One show(String app, String id) {
        return LifecycleActionJson.one(actions.find(app, id));
    }

    /// Ends a lifecycle action with a result. The same again changes nothing.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/LifecycleResult")))
    @Post("/{id}/complete")
    @Status(HttpStatus.OK)
    LifecycleActionJson.One complete(String app, String id, HttpRequest<byte[]> request) {
        return LifecycleActionJson.one(actions.complete(app, id, JsonBodies.object(request), Bearers.actorOf(request)));
    }

    /// Has a lifecycle action waited for anew.
    @Post("/{id}/heartbeat")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.OK)
    LifecycleActionJson.One heartbeat(String app, String id) {
        return LifecycleActionJson.one(actions.heartbeat(app, id));
    }
}

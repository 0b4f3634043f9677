package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.operation.Operation;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.FindOperation;
import dev.plimsoll.application.usecase.RestartApp;
import dev.plimsoll.application.usecase.ScaleApp;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/// What people ask of an app's containers, and how far it is.
@Guarded
@Controller("/v1/apps/{app}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OperationsController {
    private final ScaleApp scale;
    private final RestartApp restart;
    private final FindOperation find;
    private final FindApp findApp;
    private final Locations locations;

    OperationsController(ScaleApp scale, RestartApp restart, FindOperation find, FindApp findApp, Locations locations) {
        this.scale = scale;
        this.restart = restart;
        this.find = find;
        this.findApp = findApp;
        this.locations = locations;
    }

    /// Scales by hand; the operation is at `Location`.
    @ApiResponse(
            responseCode = "202",
            description = "The formation to come",
            content = @Content(schema = @Schema(implementation = ContainerTypeJson.Many.class)))
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/ScaleRequest")))
    @Post("/scale")
    HttpResponse<ContainerTypeJson.Many> scale(String app, HttpRequest<byte[]> request) {
        App found = findApp.find(app);
        Operation operation = scale.scale(app, JsonBodies.object(request), Bearers.actorOf(request));
        return HttpResponse.<ContainerTypeJson.Many>accepted()
                .body(new ContainerTypeJson.Many(ContainerTypeJson.formation(found, operation)))
                .header(HttpHeaders.LOCATION, locations.of(operation, request));
    }

    /// Restarts containers in place; the operation is at `Location`.
    @ApiResponse(responseCode = "202", description = "It has begun")
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/RestartRequest")))
    @Post("/restart")
    HttpResponse<Void> restart(String app, HttpRequest<byte[]> request) {
        Operation operation = restart.restart(app, JsonBodies.object(request), Bearers.actorOf(request));
        return HttpResponse.<Void>accepted().header(HttpHeaders.LOCATION, locations.of(operation, request));
    }

    /// Shows how far an operation is.
    @Get("/operations/{id}")
    OperationJson.One show(String app, String id) {
        return new OperationJson.One(OperationJson.of(find.find(app, id)));
    }
}

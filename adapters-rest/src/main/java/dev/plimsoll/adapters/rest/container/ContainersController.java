package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.ProtectContainer;
import dev.plimsoll.application.usecase.ReadContainers;
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

/// How many containers an app has of each type, and which.
@Guarded
@Controller("/v1/apps/{app}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContainersController {
    private final FindApp findApp;
    private final ReadContainers containers;
    private final ProtectContainer protection;

    ContainersController(FindApp findApp, ReadContainers containers, ProtectContainer protection) {
        this.findApp = findApp;
        this.containers = containers;
        this.protection = protection;
    }

    /// Lists how many containers of each type run.
    @Get("/containers")
    ContainerTypeJson.Many formation(String app) {
        return new ContainerTypeJson.Many(ContainerTypeJson.formation(findApp.find(app)));
    }

    /// Has scale-ins take a container last. The id may be shortened to 12 digits.
    @Post("/containers/{id}/protect")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.OK)
    ProcessJson.One protect(String app, String id, HttpRequest<?> request) {
        return one(protection.protect(app, id, Bearers.actorOf(request)), true);
    }

    /// Has scale-ins take a container as any other.
    @Post("/containers/{id}/unprotect")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.OK)
    ProcessJson.One unprotect(String app, String id, HttpRequest<?> request) {
        return one(protection.unprotect(app, id, Bearers.actorOf(request)), false);
    }

    /// Lists the containers of an app.
    @Get("/ps")
    ProcessJson.Many processes(String app) {
        return new ProcessJson.Many(
                containers.of(app).stream().flatMap(ProcessJson::of).toList());
    }

    private static ProcessJson.One one(ProtectContainer.Found found, boolean isProtected) {
        var ofType = found.ofType();
        return new ProcessJson.One(ProcessJson.of(ofType.app(), ofType.type(), found.container(), isProtected));
    }
}

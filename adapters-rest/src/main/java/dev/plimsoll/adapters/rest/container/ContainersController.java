package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.ReadContainers;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// How many containers an app has of each type, and which.
@Guarded
@Controller("/v1/apps/{app}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContainersController {
    private final FindApp findApp;
    private final ReadContainers containers;

    ContainersController(FindApp findApp, ReadContainers containers) {
        this.findApp = findApp;
        this.containers = containers;
    }

    /// Lists how many containers of each type run.
    @Get("/containers")
    ContainerTypeJson.Many formation(String app) {
        return new ContainerTypeJson.Many(ContainerTypeJson.formation(findApp.find(app)));
    }

    /// Lists the containers of an app.
    @Get("/ps")
    ProcessJson.Many processes(String app) {
        return new ProcessJson.Many(
                containers.of(app).stream().flatMap(ProcessJson::of).toList());
    }
}

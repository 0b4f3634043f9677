package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.ReadContainers;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/// How many containers an app has of each type, and which.
@Controller("/v1/apps/{app}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContainersController {
    private final FindApp findApp;
    private final ReadContainers containers;

    ContainersController(FindApp findApp, ReadContainers containers) {
        this.findApp = findApp;
        this.containers = containers;
    }

    @Get("/containers")
    Map<String, List<ContainerTypeJson>> formation(String app) {
        return Map.of("containers", ContainerTypeJson.formation(findApp.find(app)));
    }

    @Get("/ps")
    Map<String, List<ProcessJson>> processes(String app) {
        return Map.of(
                "containers",
                containers.of(app).stream().flatMap(ProcessJson::of).toList());
    }
}

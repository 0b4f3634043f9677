package dev.plimsoll.adapters.rest.container;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.control.LabelNotes;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.domain.fleet.TargetId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.TreeMap;

/// Which labels of an app's services Plimsoll sees, and why it does not follow them.
@Guarded
@Controller("/v1/apps/{app}/labels")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LabelsController {
    private final FindApp findApp;
    private final LabelNotes notes;

    LabelsController(FindApp findApp, LabelNotes notes) {
        this.findApp = findApp;
        this.notes = notes;
    }

    /// Lists the labels of an app that Plimsoll sees.
    @Get
    LabelsJson.Many list(String app) {
        App found = findApp.find(app);
        return new LabelsJson.Many(
                found.containerTypes().stream().map(type -> json(found, type)).toList());
    }

    private LabelsJson json(App app, App.ContainerType type) {
        String problem = notes.of(new TargetId(app.id(), type.name())).orElse(null);
        return new LabelsJson(type.name(), new TreeMap<>(type.labels()), problem);
    }
}

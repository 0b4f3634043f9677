package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;

/// Tells which containers an app has now.
public final class ReadContainers {
    private final FindApp findApp;
    private final ContainerControl containers;

    public ReadContainers(FindApp findApp, ContainerControl containers) {
        this.findApp = findApp;
        this.containers = containers;
    }

    /// An app with the containers of one type.
    public record OfType(App app, App.ContainerType type, Fleet fleet) {}

    /// The containers of each type of an app, types in their order.
    ///
    /// @throws NotFound when there is no such app
    public List<OfType> of(String appNameOrId) {
        App app = findApp.find(appNameOrId);
        return app.containerTypes().stream()
                .map(type -> new OfType(app, type, fleet(new TargetId(app.id(), type.name()))))
                .toList();
    }

    private Fleet fleet(TargetId target) {
        return containers.observe(target);
    }
}

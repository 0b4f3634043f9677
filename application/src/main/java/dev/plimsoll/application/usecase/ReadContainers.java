package dev.plimsoll.application.usecase;

import dev.plimsoll.application.control.Protections;
import dev.plimsoll.application.port.App;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.Set;

/// Tells which containers an app has now.
public final class ReadContainers {
    private final FindApp findApp;
    private final ContainerControl containers;
    private final Protections protections;

    public ReadContainers(FindApp findApp, ContainerControl containers, Protections protections) {
        this.findApp = findApp;
        this.containers = containers;
        this.protections = protections;
    }

    /// An app with the containers of one type.
    ///
    /// @param shielded those that somebody protected
    public record OfType(App app, App.ContainerType type, Fleet fleet, Set<ContainerId> shielded) {}

    /// The containers of each type of an app, types in their order.
    ///
    /// @throws NotFound when there is no such app
    public List<OfType> of(String appNameOrId) {
        App app = findApp.find(appNameOrId);
        return app.containerTypes().stream().map(type -> ofType(app, type)).toList();
    }

    private OfType ofType(App app, App.ContainerType type) {
        TargetId target = new TargetId(app.id(), type.name());
        return new OfType(app, type, containers.observe(target), protections.of(target));
    }
}

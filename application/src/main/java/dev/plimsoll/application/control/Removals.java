package dev.plimsoll.application.control;

import dev.plimsoll.application.app.OwnApp;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;

/// Apps of our own, and container types of theirs, that are removed while something may be left of them.
/// They are marked in the store until nothing is, so it does not matter which process died meanwhile.
public final class Removals {
    private final OwnAppRepository ownApps;
    private final AutoscalerRepository autoscalers;
    private final ContainerControl containers;

    public Removals(OwnAppRepository ownApps, AutoscalerRepository autoscalers, ContainerControl containers) {
        this.ownApps = ownApps;
        this.autoscalers = autoscalers;
        this.containers = containers;
    }

    /// Whether the containers of this target are to go.
    public boolean isRemoved(TargetId target) {
        return ownApps.find(target.app())
                .filter(app -> app.removed().contains(target))
                .isPresent();
    }

    /// Forgets a removed container type of which nothing is left, and its app if that was the last one.
    ///
    /// @throws PortFailure when the outside world fails; `sweep` does the rest later
    void ended(TargetId target) {
        // One may have been made in the very moment of the removal.
        autoscalers.findByTarget(target).ifPresent(late -> autoscalers.delete(late.id()));
        ownApps.forget(target);
        ownApps.find(target.app()).ifPresent(this::clear);
    }

    /// Clears away removed apps that have no container types any more. One that cannot be cleared away now
    /// is left to the next sweep, and keeps no other from it.
    ///
    /// @return the targets whose containers are still to go
    public List<TargetId> sweep() {
        return ownApps.list().stream().flatMap(app -> sweep(app).stream()).toList();
    }

    /// The same for one app. Its mark is stored, so what fails is no failure of its removal.
    public List<TargetId> sweep(AppId app) {
        try {
            return ownApps.find(app).map(this::sweep).orElse(List.of());
        } catch (PortFailure _) {
            return List.of(); // the next sweep finds them
        }
    }

    private List<TargetId> sweep(OwnApp app) {
        try {
            clear(app);
        } catch (PortFailure _) {
            // Health says what is away, and the next sweep goes on from what it finds.
        }
        return app.removed();
    }

    private void clear(OwnApp app) {
        if (app.isRemoved() && app.types().isEmpty()) {
            containers.dissolve(app.id());
            ownApps.forget(app.id());
        }
    }
}

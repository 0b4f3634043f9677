package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.App;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the scaling targets of an app: its container types, and those that only an autoscaler still knows.
public final class FindTarget {
    private final FindApp findApp;
    private final FindAutoscaler findAutoscaler;

    public FindTarget(FindApp findApp, FindAutoscaler findAutoscaler) {
        this.findApp = findApp;
        this.findAutoscaler = findAutoscaler;
    }

    /// One container type of an app.
    ///
    /// @throws NotFound when there is no such app, or it has no such container type
    public TargetId find(String appNameOrId, String containerType) {
        List<TargetId> scaled = scaled(appNameOrId);
        // What an autoscaler knows needs no engine.
        return of(scaled, containerType)
                .or(() -> of(present(appNameOrId, scaled), containerType))
                .orElseThrow(() -> new NotFound("container_type"));
    }

    /// All of an app, sorted by name.
    ///
    /// @throws NotFound when there is no such app
    public List<TargetId> ofApp(String appNameOrId) {
        List<TargetId> scaled = scaled(appNameOrId);
        return Stream.concat(scaled.stream(), present(appNameOrId, scaled).stream())
                .distinct()
                .sorted((one, other) -> one.containerType().compareTo(other.containerType()))
                .toList();
    }

    private List<TargetId> scaled(String appNameOrId) {
        return findAutoscaler.ofApp(appNameOrId).stream()
                .map(Autoscaler::target)
                .toList();
    }

    private static Optional<TargetId> of(List<TargetId> targets, String containerType) {
        return targets.stream()
                .filter(target -> target.containerType().equals(containerType))
                .findFirst();
    }

    /// An app whose containers are gone is still known by its autoscalers.
    private List<TargetId> present(String appNameOrId, List<TargetId> scaled) {
        try {
            App app = findApp.find(appNameOrId);
            AppId id = app.id();
            return app.containerTypes().stream()
                    .map(type -> new TargetId(id, type.name()))
                    .toList();
        } catch (NotFound missing) {
            if (scaled.isEmpty()) {
                throw missing;
            }
            return List.of();
        }
    }
}

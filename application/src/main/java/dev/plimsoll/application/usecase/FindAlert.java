package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.domain.alert.Alert;
import dev.plimsoll.domain.alert.AlertId;
import dev.plimsoll.domain.fleet.AppId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds alerts: those that people made, and those that autoscalers own.
public final class FindAlert {
    private final AlertRepository alerts;
    private final AutoscalerRepository autoscalers;
    private final FindApp findApp;

    public FindAlert(AlertRepository alerts, AutoscalerRepository autoscalers, FindApp findApp) {
        this.alerts = alerts;
        this.autoscalers = autoscalers;
        this.findApp = findApp;
    }

    /// All alerts that there are, oldest first.
    public List<Alert> all() {
        return Stream.concat(
                        alerts.list().stream(),
                        autoscalers.list().stream().flatMap(autoscaler -> Alert.of(autoscaler).stream()))
                .sorted(Comparator.comparing(Alert::createdAt))
                .toList();
    }

    /// The alerts of an app, oldest first.
    ///
    /// @throws NotFound when there is neither such an app nor an alert of it
    public List<Alert> ofApp(String nameOrId) {
        Predicate<AppId> isMeant =
                app -> app.name().equals(nameOrId) || app.hex().equals(nameOrId);
        List<Alert> found = all().stream()
                .filter(alert -> isMeant.test(alert.target().app()))
                .toList();
        if (found.isEmpty()) {
            findApp.find(nameOrId);
        }
        return found;
    }

    /// One alert of an app.
    ///
    /// @throws NotFound when there is no such app, or it has no such alert
    public Alert find(String appNameOrId, AlertId id) {
        return ofApp(appNameOrId).stream()
                .filter(alert -> alert.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("alert"));
    }

    /// One alert that a person made.
    ///
    /// @throws NotFound when there is no such app, or it has no such alert
    /// @throws Conflict when an autoscaler owns it
    public Alert findChangeable(String appNameOrId, AlertId id) {
        Alert alert = find(appNameOrId, id);
        if (alert.owner() != null) {
            throw new Conflict(
                    "this alert belongs to autoscaler " + alert.owner().value() + " and follows it");
        }
        return alert;
    }
}

package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.domain.fleet.AppId;

/// Reads what was done to an app, newest first.
public final class ReadScalingHistory {
    private final FindAutoscaler findAutoscaler;
    private final FindApp findApp;
    private final ScalingHistory history;

    public ReadScalingHistory(FindAutoscaler findAutoscaler, FindApp findApp, ScalingHistory history) {
        this.findAutoscaler = findAutoscaler;
        this.findApp = findApp;
        this.history = history;
    }

    /// One page of the history of an app.
    ///
    /// @param page from 1
    /// @param perPage from 1
    /// @throws NotFound when there is no such app
    public ScalingHistory.Page read(String appNameOrId, int page, int perPage) {
        return history.page(appOf(appNameOrId), page, perPage);
    }

    /// An app whose containers are gone is still known by its autoscalers.
    private AppId appOf(String nameOrId) {
        return findAutoscaler.ofApp(nameOrId).stream()
                .map(autoscaler -> autoscaler.target().app())
                .findFirst()
                .orElseGet(() -> findApp.find(nameOrId).id());
    }
}

package dev.plimsoll.application.usecase;

import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.domain.fleet.AppId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what happened to apps, newest first.
public final class ReadEvents {
    private final FindAutoscaler findAutoscaler;
    private final FindApp findApp;
    private final EventLog log;
    private final ScalingHistory history;

    public ReadEvents(FindAutoscaler findAutoscaler, FindApp findApp, EventLog log, ScalingHistory history) {
        this.findAutoscaler = findAutoscaler;
        this.findApp = findApp;
        this.log = log;
        this.history = history;
    }

    /// An event; a scaling by an autoscaler with what the scaling history knows of it.
    ///
    /// @param scaling null in all other events
    public record Entry(AppEvent event, @Nullable ScalingEvent scaling) {}

    /// One page of entries.
    ///
    /// @param total how many there are on all pages
    public record Page(List<Entry> entries, long total) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /// One page of what happened to an app.
    ///
    /// @param page from 1
    /// @param perPage from 1
    /// @throws NotFound when there is no such app
    public Page read(String appNameOrId, int page, int perPage) {
        return entries(log.page(appOf(appNameOrId), page, perPage));
    }

    /// One page of what happened to all apps.
    ///
    /// @param page from 1
    /// @param perPage from 1
    public Page read(int page, int perPage) {
        return entries(log.page(page, perPage));
    }

    /// One event of an app.
    ///
    /// @throws NotFound when there is no such app, or nothing of this id happened to it
    public Entry find(String appNameOrId, String id) {
        AppEvent event = log.find(appOf(appNameOrId), id).orElseThrow(() -> new NotFound("event"));
        return entries(new EventLog.Page(List.of(event), 1)).entries().getFirst();
    }

    private Page entries(EventLog.Page found) {
        Map<String, ScalingEvent> scalings = history.find(found.events().stream()
                .filter(event -> event.data().isEmpty())
                .map(AppEvent::id)
                .collect(Collectors.toSet()));
        List<Entry> entries = found.events().stream()
                .map(event -> new Entry(event, scalings.get(event.id())))
                .toList();
        return new Page(entries, found.total());
    }

    /// An app whose containers are gone is still known by its autoscalers.
    private AppId appOf(String nameOrId) {
        return findAutoscaler.ofApp(nameOrId).stream()
                .map(autoscaler -> autoscaler.target().app())
                .findFirst()
                .orElseGet(() -> findApp.find(nameOrId).id());
    }
}

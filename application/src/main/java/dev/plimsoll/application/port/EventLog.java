package dev.plimsoll.application.port;

import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.domain.fleet.AppId;
import java.util.List;
import java.util.Optional;

/// Keeps what happened to apps. Every adapter passes `EventLogContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface EventLog {
    /// Adds an event.
    ///
    /// @throws PortFailure.StoreConflict when there is one with its id already
    void add(AppEvent event);

    /// One page of an app's events, newest first.
    ///
    /// @param page from 1
    /// @param perPage from 1
    Page page(AppId app, int page, int perPage);

    /// One page of the events of all apps, the last added first.
    ///
    /// @param page from 1
    /// @param perPage from 1
    Page page(int page, int perPage);

    /// One event of an app.
    Optional<AppEvent> find(AppId app, String id);

    /// One page of events.
    ///
    /// @param total how many events there are on all pages
    record Page(List<AppEvent> events, long total) {
        public Page {
            events = List.copyOf(events);
        }
    }
}

package dev.plimsoll.application.port;

import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.AppId;
import java.util.List;

/// Keeps what was decided and how it ended. Every adapter passes `ScalingHistoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`. Instants keep microseconds.
public interface ScalingHistory {
    /// Records a change before anything is done about it.
    ///
    /// @throws PortFailure.StoreConflict when there is one with its id already
    void open(ScalingEvent event);

    /// Notes how an event stands now; an unknown id is no error.
    void note(String eventId, Outcome outcome);

    /// The events of an autoscaler that are not over, oldest first.
    List<ScalingEvent> unfinished(AutoscalerId autoscaler);

    /// The newest event of an autoscaler first, at most `limit`.
    List<ScalingEvent> latest(AutoscalerId autoscaler, int limit);

    /// One page of an app's events, newest first.
    ///
    /// @param page from 1
    /// @param perPage from 1
    Page page(AppId app, int page, int perPage);

    /// One page of events.
    ///
    /// @param total how many events there are on all pages
    record Page(List<ScalingEvent> events, long total) {
        public Page {
            events = List.copyOf(events);
        }
    }
}

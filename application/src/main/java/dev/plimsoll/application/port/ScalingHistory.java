package dev.plimsoll.application.port;

import dev.plimsoll.application.history.Outcome;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /// Those of these events that are known, by their id.
    Map<String, ScalingEvent> find(Set<String> ids);
}

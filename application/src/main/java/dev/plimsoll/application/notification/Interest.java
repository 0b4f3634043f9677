package dev.plimsoll.application.notification;

import dev.plimsoll.application.event.EventType;
import java.util.List;

/// Which events somebody wants to be told of.
///
/// @param isAllAlerts whether every alert that goes off or ends
/// @param isAllEvents whether every event, alerts included
/// @param selected these besides
public record Interest(boolean isAllAlerts, boolean isAllEvents, List<EventType> selected) {
    public Interest {
        selected = List.copyOf(selected);
    }

    boolean includes(EventType type) {
        return isAllEvents || (isAllAlerts && type == EventType.ALERT) || selected.contains(type);
    }
}

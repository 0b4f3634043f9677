package dev.plimsoll.application.notification;

import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.List;

/// Who is told of an app's events.
///
/// @param id `no-` and a UUID
/// @param isActive whether anything is sent
public record Notifier(
        String id,
        AppId app,
        String name,
        boolean isActive,
        Interest interest,
        Destination destination,
        Instant createdAt,
        Instant updatedAt) {
    /// The key in an event's data under which an alert names whom alone to tell.
    private static final String NAMED = "notifiers";

    /// Whether to send this event of its app. An alert that names notifiers is for those, whatever they are
    /// interested in.
    public boolean wants(AppEvent event) {
        if (!isActive || destination.isNobody()) {
            return false;
        }
        List<?> named = event.data().get(NAMED) instanceof List<?> list ? list : List.of();
        return named.isEmpty() ? interest.includes(event.type()) : named.contains(id);
    }
}

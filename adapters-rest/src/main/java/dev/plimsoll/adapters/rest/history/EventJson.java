package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.application.usecase.ReadEvents;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/// One event as clients of the API decode it.
///
/// @param type such as `scale` or `edit_autoscaler`
/// @param typeData what happened, of another shape in each type
@Serdeable(naming = SnakeCaseStrategy.class)
record EventJson(String id, Instant createdAt, String type, String appId, String appName, User user, Object typeData) {

    /// Who did it.
    @Serdeable
    record User(String id, String username, String email) {
        static User of(Actor actor) {
            return new User(actor.id(), actor.name(), "");
        }
    }

    static EventJson of(ReadEvents.Entry entry) {
        AppEvent event = entry.event();
        ScalingEvent scaling = entry.scaling();
        return new EventJson(
                event.id(),
                event.at(),
                event.type().text(),
                event.app().hex(),
                event.app().name(),
                User.of(event.actor()),
                scaling == null ? event.data() : ScaleJson.of(scaling));
    }
}

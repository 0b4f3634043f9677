package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.application.history.ScalingEvent;
import dev.plimsoll.domain.fleet.AppId;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/// One event as clients of the API decode it.
///
/// @param type always `scale` so far
@Serdeable(naming = SnakeCaseStrategy.class)
record EventJson(
        String id, Instant createdAt, String type, String appId, String appName, User user, ScaleJson typeData) {

    /// Who did it.
    @Serdeable
    record User(String id, String username, String email) {
        /// Ourselves; a user's id is `us-` and a UUID.
        static final User AUTOSCALER = new User("us-00000000-0000-0000-0000-000000000000", "plimsoll-autoscaler", "");
    }

    static EventJson of(ScalingEvent event) {
        AppId app = event.target().app();
        return new EventJson(
                event.id(), event.at(), "scale", app.hex(), app.name(), User.AUTOSCALER, ScaleJson.of(event));
    }
}

package dev.plimsoll.adapters.docker.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.label.LabelScheme;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.Optional;

/// One event of the Engine, as its stream tells it.
///
/// @param action such as `die`, or `health_status: healthy`
/// @param attributes the container's labels, and what belongs to the action (`signal`, `exitCode`)
record EngineEvent(String type, String action, String id, Instant at, JsonNode attributes) {
    static EngineEvent of(JsonNode event) {
        JsonNode actor = event.path("Actor");
        return new EngineEvent(
                event.path("Type").asText(),
                event.path("Action").asText(),
                actor.path("ID").asText(),
                Instant.ofEpochSecond(0, event.path("timeNano").asLong()),
                actor.path("Attributes"));
    }

    boolean isOfContainer() {
        return type.equals("container");
    }

    boolean isOfNetwork() {
        return type.equals("network");
    }

    /// The container type that the container belongs to; none for `compose run` and for what belongs to
    /// no app.
    Optional<TargetId> target() {
        return LabelScheme.targetOf(this::attribute);
    }

    boolean isOfOurMaking() {
        return attribute(Labels.CREATED_BY).equals(Labels.US);
    }

    String attribute(String name) {
        return attributes.path(name).asText("");
    }
}

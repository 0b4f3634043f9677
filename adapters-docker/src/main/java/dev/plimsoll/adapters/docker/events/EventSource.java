package dev.plimsoll.adapters.docker.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.EngineStream;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the Engine for events, and for what is needed to understand them.
final class EventSource {
    /// Those of health checks themselves (`exec_*`) would flood us: several a second for each container.
    private static final List<String> ACTIONS = List.of(
            "create", "start", "die", "kill", "destroy", "rename", "health_status", "pause", "unpause", "update");

    private static final Instant BEGINNING = Instant.ofEpochSecond(1);
    private static final Duration GREETING = Duration.ofSeconds(1);

    private final Engine engine;

    EventSource(Engine engine) {
        this.engine = engine;
    }

    /// Opens the stream from right after `last`, or from the first event that the Engine remembers.
    EngineStream open(@Nullable Instant last) {
        ObjectNode filters = Json.object();
        filters.putArray("type").add("container").add("network");
        ArrayNode actions = filters.putArray("event");
        ACTIONS.forEach(actions::add);
        String since = timestamp(last == null ? BEGINNING : last.plusNanos(1));
        return engine.stream(
                "/events?since=%s&filters=%s".formatted(since, Engine.quote(filters.toString())),
                "following the events of the engine");
    }

    /// How far back the events reach, all kinds counted.
    History history() {
        String what = "reading the past events of the engine";
        // The engine's own clock: with a later `until` it would wait for that time to come.
        Instant now = OffsetDateTime.parse(
                        engine.get("/info", what).need().path("SystemTime").asText())
                .toInstant();
        Reply events = engine.get("/events?since=%s&until=%s".formatted(timestamp(BEGINNING), timestamp(now)), what);
        return History.of(now, Json.lines(what, events.orFail().bytes()));
    }

    /// Whether the Engine is not about to end: see `Engine.welcomesNewcomers`.
    boolean isHereToStay() {
        return engine.welcomesNewcomers(GREETING);
    }

    private static String timestamp(Instant instant) {
        return "%d.%09d".formatted(instant.getEpochSecond(), instant.getNano());
    }

    /// The project of each network that Compose made, by network id.
    Map<String, AppId> projectsOfNetworks() {
        ObjectNode filters = Json.object();
        filters.putArray("label").add(Labels.PROJECT);
        Reply networks =
                engine.get("/networks?filters=" + Engine.quote(filters.toString()), "listing the networks of Compose");
        Map<String, AppId> projects = new HashMap<>();
        for (JsonNode network : networks.need()) {
            projectOf(network)
                    .ifPresent(project -> projects.put(network.path("Id").asText(), project));
        }
        return projects;
    }

    Optional<AppId> projectOfNetwork(String id) {
        Reply network = engine.get("/networks/" + id, "looking at a new network");
        return network.isOk() ? projectOf(network.json()) : Optional.empty();
    }

    private static Optional<AppId> projectOf(JsonNode network) {
        return Optional.of(network.path("Labels").path(Labels.PROJECT).asText(""))
                .filter(project -> !project.isBlank())
                .map(project -> new AppId(AppKind.COMPOSE, project));
    }
}

package dev.plimsoll.adapters.docker.label;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.application.port.App;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One container of an app, as the Engine lists it.
///
/// @param status the Engine's text; up to API 1.51 the only place in a list where health is told
/// @param isOurs made by Plimsoll, not by Compose
/// @param ownLabels what people wrote for Plimsoll on its service
public record LabelledContainer(
        ContainerId id,
        String name,
        TargetId target,
        int number,
        String configHash,
        State state,
        String status,
        Instant createdAt,
        String command,
        boolean isOurs,
        Map<String, String> ownLabels) {

    private static final Pattern BEING_REPLACED = Pattern.compile("^[0-9a-f]{12}_.*");

    /// The Engine's states.
    public enum State {
        CREATED,
        RUNNING,
        PAUSED,
        RESTARTING,
        REMOVING,
        EXITED,
        DEAD
    }

    /// Reads one entry of `GET /containers/json`; nothing comes of a container that belongs to no app.
    static Stream<LabelledContainer> of(JsonNode listed) {
        JsonNode labels = listed.path("Labels");
        UnaryOperator<String> label = name -> labels.path(name).asText("");
        return LabelScheme.of(label).stream().map(scheme -> of(listed, labels, label, scheme));
    }

    private static LabelledContainer of(
            JsonNode listed, JsonNode labels, UnaryOperator<String> label, LabelScheme scheme) {
        return new LabelledContainer(
                new ContainerId(listed.path("Id").asText()),
                ownName(listed.path("Names")),
                scheme.target(label),
                labels.path(scheme.number()).asInt(0),
                label.apply(scheme.hash()),
                State.valueOf(listed.path("State").asText().toUpperCase(Locale.ROOT)),
                listed.path("Status").asText(),
                Instant.ofEpochSecond(listed.path("Created").asLong()),
                listed.path("Command").asText(),
                label.apply(Labels.CREATED_BY).equals(Labels.US),
                ownLabels(labels));
    }

    private static Map<String, String> ownLabels(JsonNode labels) {
        return labels.properties().stream()
                .filter(label -> label.getKey().startsWith(App.ContainerType.LABELS))
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, label -> label.getValue().asText()));
    }

    /// Among the names are those that other containers gave it by links: `/other/alias`.
    private static String ownName(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false)
                .map(name -> name.asText().replaceFirst("^/", ""))
                .filter(name -> name.indexOf('/') < 0)
                .findFirst()
                .orElse("");
    }

    public boolean isAlive() {
        return switch (state) {
            case RUNNING, PAUSED, RESTARTING -> true;
            case CREATED, REMOVING, EXITED, DEAD -> false;
        };
    }

    /// Ran once and runs no more.
    public boolean isEnded() {
        return state == State.EXITED || state == State.DEAD;
    }

    public boolean hasSucceeded() {
        return isEnded() && status.startsWith("Exited (0)");
    }

    /// Created and never started: by us, then half-made; or by Compose, which is about to start it.
    public boolean isCreated() {
        return state == State.CREATED;
    }

    /// Renamed by Compose because a new container is taking its place.
    public boolean isBeingReplaced() {
        return BEING_REPLACED.matcher(name).matches();
    }

    public boolean reportsHealth() {
        return status.endsWith("healthy)") || status.contains("(health: starting)");
    }

    public boolean isHealthy() {
        return status.endsWith("(healthy)");
    }

    public boolean isUnhealthy() {
        return status.endsWith("(unhealthy)");
    }
}

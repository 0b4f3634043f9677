package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.events.OurWork;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes containers by one blueprint. What is the same for all of them was asked of the Engine once,
/// before the first.
///
/// @param joinsAllNetworksAtOnce whether create takes more than one network (API 1.44)
record Making(
        Engine engine,
        TargetId target,
        Blueprint blueprint,
        NumberedName name,
        InlineFiles files,
        boolean joinsAllNetworksAtOnce,
        StartSlots startSlots,
        OurWork ours) {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /// From API 1.44 on, create takes all networks; older ones silently keep only one.
    private static final int ALL_NETWORKS_AT_ONCE = 44;

    /// What became of one container.
    sealed interface Outcome {
        record Runs(ContainerId id) implements Outcome {}

        record Failed(String why) implements Outcome {}

        /// Somebody else took the name; nothing was made.
        record NameTaken() implements Outcome {}
    }

    /// Whether create takes all networks. Asked anew each time: an Engine may be replaced by a newer or
    /// an older one while we run.
    static boolean joinsAllNetworksAtOnce(Engine engine, TargetId target) {
        String[] version = engine.get("/version", target + ": asking the engine for its version")
                .need()
                .path("ApiVersion")
                .asText("1.0")
                .split("\\.", 2);
        return Integer.parseInt(version[0]) > 1 || Integer.parseInt(version[1]) >= ALL_NETWORKS_AT_ONCE;
    }

    /// Creates, connects and starts one container. What cannot be started is removed again.
    Outcome make(int number) {
        String newName = name.numbered(number);
        Map<String, ObjectNode> atCreate = new LinkedHashMap<>(blueprint.primaryNetwork(newName));
        Map<String, ObjectNode> later = blueprint.otherNetworks(newName);
        if (joinsAllNetworksAtOnce && !atCreate.isEmpty()) {
            atCreate.putAll(later);
            later = Map.of();
        }
        ObjectNode body = blueprint.body(number, atCreate);
        Reply created = engine.post(
                "/containers/create?name=" + Engine.quote(newName), body, about("creating", newName), Engine.SLOW);
        if (created.status() == CONFLICT) {
            return new Outcome.NameTaken();
        }
        if (!created.isOk()) {
            return new Outcome.Failed(refusal(newName, created));
        }
        ContainerId id = new ContainerId(created.json().path("Id").asText());
        ours.makes(id);
        try {
            return bringUp(id, newName, later);
        } finally {
            ours.isDoneWith(id);
        }
    }

    private Outcome bringUp(ContainerId id, String newName, Map<String, ObjectNode> networks) {
        Optional<String> problem = connect(id, newName, networks)
                .or(() -> files.putInto(engine, id))
                .or(() -> start(id, newName));
        if (problem.isPresent()) {
            ours.removes(id);
            new Removal(engine, target.toString()).discard(id);
            return new Outcome.Failed(newName + ": " + problem.get());
        }
        return new Outcome.Runs(id);
    }

    private Optional<String> connect(ContainerId id, String newName, Map<String, ObjectNode> networks) {
        for (Map.Entry<String, ObjectNode> network : networks.entrySet()) {
            ObjectNode body = Json.object().put("Container", id.value());
            body.set("EndpointConfig", network.getValue());
            Reply connected = engine.post(
                    "/networks/" + Engine.quote(network.getKey()) + "/connect",
                    body,
                    about("connecting", newName),
                    Engine.SLOW);
            if (!connected.isOk()) {
                return Optional.of("network %s: %s".formatted(network.getKey(), connected.message()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> start(ContainerId id, String newName) {
        String path = "/containers/" + id.value() + "/start";
        Reply started =
                startSlots.start(() -> engine.post(path, null, about("starting", newName), Engine.SLOW), Reply::isOk);
        return started.isOk() ? Optional.empty() : Optional.of(started.message());
    }

    private String refusal(String newName, Reply created) {
        boolean isImageMissing =
                created.status() == NOT_FOUND && created.message().contains("No such image");
        return isImageMissing
                ? "%s: its image %s is not on this machine".formatted(newName, blueprint.imageName())
                : "%s: %s".formatted(newName, created.message());
    }

    private String about(String doing, String newName) {
        return target + ": " + doing + " " + newName;
    }
}

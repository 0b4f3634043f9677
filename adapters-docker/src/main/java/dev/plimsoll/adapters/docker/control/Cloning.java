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

/// Makes copies of one sibling. What is the same for all copies was asked of the Engine once, before the first.
///
/// @param joinsAllNetworksAtOnce whether create takes more than one network (API 1.44)
record Cloning(
        Engine engine,
        TargetId target,
        Sibling sibling,
        CloneName name,
        String image,
        InlineFiles files,
        boolean joinsAllNetworksAtOnce,
        StartSlots startSlots,
        OurWork ours) {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /// What became of one copy.
    sealed interface Outcome {
        record Runs(ContainerId id) implements Outcome {}

        record Failed(String why) implements Outcome {}

        /// Somebody else took the name; nothing was made.
        record NameTaken() implements Outcome {}
    }

    /// Creates, connects and starts one copy. What cannot be started is removed again.
    Outcome clone(int number) {
        String cloneName = name.numbered(number);
        Endpoints endpoints = new Endpoints(sibling);
        Map<String, ObjectNode> atCreate = new LinkedHashMap<>(endpoints.primary(cloneName));
        Map<String, ObjectNode> later = endpoints.others(cloneName);
        if (joinsAllNetworksAtOnce && !atCreate.isEmpty()) {
            atCreate.putAll(later);
            later = Map.of();
        }
        ObjectNode body = new CloneBody(sibling, image).of(number, atCreate);
        Reply created = engine.post(
                "/containers/create?name=" + Engine.quote(cloneName), body, about("creating", cloneName), Engine.SLOW);
        if (created.status() == CONFLICT) {
            return new Outcome.NameTaken();
        }
        if (!created.isOk()) {
            return new Outcome.Failed(refusal(cloneName, created));
        }
        ContainerId id = new ContainerId(created.json().path("Id").asText());
        ours.makes(id);
        try {
            return bringUp(id, cloneName, later);
        } finally {
            ours.isDoneWith(id);
        }
    }

    private Outcome bringUp(ContainerId id, String cloneName, Map<String, ObjectNode> networks) {
        Optional<String> problem = connect(id, cloneName, networks)
                .or(() -> files.putInto(engine, id))
                .or(() -> start(id, cloneName));
        if (problem.isPresent()) {
            ours.removes(id);
            new Removal(engine, target.toString()).discard(id);
            return new Outcome.Failed(cloneName + ": " + problem.get());
        }
        return new Outcome.Runs(id);
    }

    private Optional<String> connect(ContainerId id, String cloneName, Map<String, ObjectNode> networks) {
        for (Map.Entry<String, ObjectNode> network : networks.entrySet()) {
            ObjectNode body = Json.object().put("Container", id.value());
            body.set("EndpointConfig", network.getValue());
            Reply connected = engine.post(
                    "/networks/" + Engine.quote(network.getKey()) + "/connect",
                    body,
                    about("connecting", cloneName),
                    Engine.SLOW);
            if (!connected.isOk()) {
                return Optional.of("network %s: %s".formatted(network.getKey(), connected.message()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> start(ContainerId id, String cloneName) {
        String path = "/containers/" + id.value() + "/start";
        Reply started =
                startSlots.start(() -> engine.post(path, null, about("starting", cloneName), Engine.SLOW), Reply::isOk);
        return started.isOk() ? Optional.empty() : Optional.of(started.message());
    }

    private String refusal(String cloneName, Reply created) {
        boolean isImageMissing =
                created.status() == NOT_FOUND && created.message().contains("No such image");
        return isImageMissing
                ? "%s: its image %s is not on this machine".formatted(cloneName, sibling.imageName())
                : "%s: %s".formatted(cloneName, created.message());
    }

    private String about(String doing, String cloneName) {
        return target + ": " + doing + " " + cloneName;
    }
}

package dev.plimsoll.adapters.docker.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.stream.StreamSupport;

/// Lists the containers of Compose services, stopped ones included, those of `compose run` left out.
public final class ComposeContainers {
    private final Engine engine;

    public ComposeContainers(Engine engine) {
        this.engine = engine;
    }

    public List<ComposeContainer> of(TargetId target) {
        return list(
                target + ": listing its containers",
                Labels.PROJECT + "=" + target.app().name(),
                Labels.SERVICE + "=" + target.containerType());
    }

    public List<ComposeContainer> ofProject(String project) {
        return list(project + ": listing its containers", Labels.PROJECT + "=" + project);
    }

    public List<ComposeContainer> all() {
        return list("listing the containers of Compose", Labels.PROJECT);
    }

    private List<ComposeContainer> list(String what, String... labels) {
        ObjectNode filters = Json.object();
        ArrayNode wanted = filters.putArray("label");
        for (String label : labels) {
            wanted.add(label);
        }
        JsonNode listed = engine.get("/containers/json?all=1&filters=" + Engine.quote(filters.toString()), what)
                .need();
        return StreamSupport.stream(listed.spliterator(), false)
                .filter(ComposeContainer::isServing)
                .map(ComposeContainer::of)
                .toList();
    }
}

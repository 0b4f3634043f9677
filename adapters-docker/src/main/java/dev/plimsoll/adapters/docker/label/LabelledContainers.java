package dev.plimsoll.adapters.docker.label;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Lists the containers that belong to apps, stopped ones included, those of `compose run` left out.
public final class LabelledContainers {
    private final Engine engine;

    public LabelledContainers(Engine engine) {
        this.engine = engine;
    }

    public List<LabelledContainer> of(TargetId target) {
        LabelScheme scheme = LabelScheme.of(target.app().kind());
        return list(
                        target + ": listing its containers",
                        scheme.app() + "=" + target.app().name(),
                        scheme.type() + "=" + target.containerType())
                .filter(container -> container.target().equals(target))
                .toList();
    }

    public List<LabelledContainer> of(AppId app) {
        LabelScheme scheme = LabelScheme.of(app.kind());
        return list(app.name() + ": listing its containers", scheme.app() + "=" + app.name())
                .filter(container -> container.target().app().equals(app))
                .toList();
    }

    public List<LabelledContainer> all() {
        return Arrays.stream(LabelScheme.values())
                .flatMap(scheme -> list("listing the containers of apps", scheme.app())
                        .filter(container ->
                                LabelScheme.of(container.target().app().kind()) == scheme))
                .toList();
    }

    private Stream<LabelledContainer> list(String what, String... labels) {
        ObjectNode filters = Json.object();
        ArrayNode wanted = filters.putArray("label");
        for (String label : labels) {
            wanted.add(label);
        }
        JsonNode listed = engine.get("/containers/json?all=1&filters=" + Engine.quote(filters.toString()), what)
                .need();
        return StreamSupport.stream(listed.spliterator(), false).flatMap(LabelledContainer::of);
    }
}

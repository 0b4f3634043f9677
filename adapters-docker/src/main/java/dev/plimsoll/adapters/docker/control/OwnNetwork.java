package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.AppId;
import java.util.Optional;

/// The network that an app of our own has for itself, where its types reach each other by their names.
record OwnNetwork(Engine engine, AppId app) {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    String name() {
        return "plimsoll_" + app.name();
    }

    /// Sees to it that the network is there; answers why it cannot be used, and nothing when it can.
    Optional<String> ensure() {
        Reply found = engine.get("/networks/" + name(), app.name() + ": looking for its network");
        if (found.isOk()) {
            return isOurs(found.need())
                    ? Optional.empty()
                    : Optional.of("network %s is not the app's: it has no label %s=%s"
                            .formatted(name(), Labels.OWN_APP, app.name()));
        }
        ObjectNode body =
                Json.object().put("Name", name()).put("Driver", "bridge").put("CheckDuplicate", true);
        body.putObject("Labels").put(Labels.OWN_APP, app.name()).put(Labels.CREATED_BY, Labels.US);
        Reply made = engine.post("/networks/create", body, app.name() + ": making its network", Engine.SLOW);
        if (made.status() != CONFLICT) {
            made.orFail(); // a conflict is another type that was faster
        }
        return Optional.empty();
    }

    private boolean isOurs(JsonNode network) {
        return network.path("Labels").path(Labels.OWN_APP).asText("").equals(app.name());
    }

    /// One that containers of others are in stays, and one that only has its name.
    void remove() {
        Reply found = engine.get("/networks/" + name(), app.name() + ": looking for its network");
        if (found.status() == NOT_FOUND || !isOurs(found.need())) {
            return;
        }
        String id = found.need().path("Id").asText();
        Reply removed = engine.delete("/networks/" + id, app.name() + ": removing its network", Engine.SLOW);
        boolean isSettled = removed.isOk() || removed.status() == NOT_FOUND || removed.status() == FORBIDDEN;
        if (!isSettled) {
            throw new EngineUnavailable(app.name() + ": removing its network: " + removed.message(), null);
        }
    }
}

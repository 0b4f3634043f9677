package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.AppId;

/// The network that an app of our own has for itself, where its types reach each other by their names.
record OwnNetwork(Engine engine, AppId app) {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    String name() {
        return "plimsoll_" + app.name();
    }

    void ensure() {
        String what = app.name() + ": looking for its network";
        if (engine.get("/networks/" + name(), what).isOk()) {
            return;
        }
        ObjectNode body =
                Json.object().put("Name", name()).put("Driver", "bridge").put("CheckDuplicate", true);
        body.putObject("Labels").put(Labels.OWN_APP, app.name()).put(Labels.CREATED_BY, Labels.US);
        Reply made = engine.post("/networks/create", body, app.name() + ": making its network", Engine.SLOW);
        if (made.status() != CONFLICT) {
            made.orFail(); // a conflict is another type that was faster
        }
    }

    /// One that containers of others are in stays.
    void remove() {
        Reply removed = engine.delete("/networks/" + name(), app.name() + ": removing its network", Engine.SLOW);
        boolean isSettled = removed.isOk() || removed.status() == NOT_FOUND || removed.status() == FORBIDDEN;
        if (!isSettled) {
            throw new EngineUnavailable(app.name() + ": removing its network: " + removed.message(), null);
        }
    }
}

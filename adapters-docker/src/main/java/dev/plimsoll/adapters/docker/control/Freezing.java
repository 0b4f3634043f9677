package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.List;

/// Freezes a container, and has it go on.
final class Freezing {
    private static final int NOT_FOUND = 404;

    /// What the Engine says of one that is as it was to be already, or has ended.
    private static final List<String> AS_WANTED = List.of("already paused", "is not paused", "is not running");

    private final Engine engine;
    private final String about;

    Freezing(Engine engine, String about) {
        this.engine = engine;
        this.about = about;
    }

    /// @param action `pause` or `unpause`
    void of(ContainerId id, String action, String doing) {
        String what = about + ": " + doing + " " + id.value();
        Reply reply = engine.post("/containers/" + id.value() + "/" + action, null, what, Engine.SLOW);
        boolean isAsWanted = reply.status() == NOT_FOUND
                || AS_WANTED.stream().anyMatch(words -> reply.message().contains(words));
        if (!reply.isOk() && !isAsWanted) {
            throw new EngineUnavailable(what + ": " + reply.message(), null);
        }
    }
}

package dev.plimsoll.adapters.docker.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.util.Optional;

/// Stops a container with its own signal and grace; then removes it with its anonymous volumes, or starts it again.
final class Removal {
    private static final int DEFAULT_GRACE = 10;
    /// For a container that may take for ever.
    private static final Duration LONGEST_GRACE = Duration.ofHours(1);

    private static final Duration MARGIN = Duration.ofSeconds(20);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Engine engine;
    private final String about;

    Removal(Engine engine, String about) {
        this.engine = engine;
        this.about = about;
    }

    void of(ContainerId id) {
        if (stop(id)) {
            discard(id);
        }
    }

    /// Stops it, and answers whether it is still there.
    boolean stop(ContainerId id) {
        return end(id, "stop", "stopping").map(Reply::orFail).isPresent();
    }

    /// Stops and starts it; answers why it does not run again, and nothing when it does or is gone.
    Optional<String> restart(ContainerId id) {
        return end(id, "restart", "restarting").filter(reply -> !reply.isOk()).map(Reply::message);
    }

    /// What the Engine answers, unless the container is gone.
    private Optional<Reply> end(ContainerId id, String action, String doing) {
        String container = "/containers/" + id.value();
        Reply inspected = engine.get(container + "/json", about + ": looking at " + id.value());
        if (inspected.status() == NOT_FOUND) {
            return Optional.empty();
        }
        // Without a time of ours the Engine takes the container's own grace period; we only have to outlast it.
        Duration deadline = grace(inspected.need()).plus(MARGIN);
        Reply ended = engine.post(container + "/" + action, null, about + ": " + doing + " " + id.value(), deadline);
        return Optional.of(ended).filter(reply -> reply.status() != NOT_FOUND);
    }

    /// Removes a container that need not be stopped gently: it has been, or never ran.
    void discard(ContainerId id) {
        Reply removed = engine.delete(
                "/containers/%s?v=true&force=true".formatted(id.value()),
                about + ": removing " + id.value(),
                Engine.SLOW);
        boolean isGoneAnyway = removed.status() == NOT_FOUND
                || (removed.status() == CONFLICT && removed.message().contains("already in progress"));
        if (!removed.isOk() && !isGoneAnyway) {
            throw new EngineUnavailable(about + ": removing " + id.value() + ": " + removed.message(), null);
        }
    }

    static Duration grace(JsonNode inspected) {
        int seconds = inspected.path("Config").path("StopTimeout").asInt(DEFAULT_GRACE);
        return seconds < 0 ? LONGEST_GRACE : Duration.ofSeconds(seconds);
    }
}

package dev.plimsoll.adapters.docker.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Asks for each container's limits once.
final class LimitsCache {
    private final Engine engine;
    private final Map<ContainerId, Limits> known = new ConcurrentHashMap<>();
    private volatile Limits.@Nullable Machine machine;

    LimitsCache(Engine engine) {
        this.engine = engine;
    }

    /// Empty when the container is gone or the Engine does not answer.
    Optional<Limits> of(ContainerId id) {
        Limits cached = known.get(id);
        return cached == null ? ask(id) : Optional.of(cached);
    }

    void forget(ContainerId id) {
        known.remove(id);
    }

    private Optional<Limits> ask(ContainerId id) {
        try {
            Reply reply = engine.get("/containers/" + id.value() + "/json", id.value() + ": asking for its limits");
            if (!reply.isOk()) {
                return Optional.empty();
            }
            Limits limits = Limits.of(reply.json().path("HostConfig"), machine());
            known.put(id, limits);
            return Optional.of(limits);
        } catch (EngineUnavailable _) {
            // The one who follows the events says that the engine is away; here it only means that a sample is missing.
            return Optional.empty();
        }
    }

    private Limits.Machine machine() {
        Limits.Machine asked = machine;
        if (asked == null) {
            JsonNode info =
                    engine.get("/info", "asking for the size of the machine").need();
            asked = new Limits.Machine(
                    info.path("NCPU").asInt(1), info.path("MemTotal").asLong());
            machine = asked;
        }
        return asked;
    }
}

package dev.plimsoll.adapters.docker.inspect;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.engine.SideBySide;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Inspects the containers of a target several at a time, and no more of them once the Engine failed to
/// answer.
///
/// One inspect tells both when a container started and what it may use, so the limits are remembered
/// whichever was asked for. When a container started is for the events to tell and to remember.
/// Addresses may change with each start, so they are remembered with it.
public final class Inspections {
    private static final int AT_ONCE = 8;

    /// For what a read of metrics waits for, which has two seconds for all. While a container starts, its inspect may
    /// wait for that.
    private static final Duration SHORT = Duration.ofMillis(500);

    private final Engine engine;
    private final Map<TargetId, Map<ContainerId, Limits>> limits = new ConcurrentHashMap<>();
    private final Map<TargetId, Map<ContainerId, Addresses>> addresses = new ConcurrentHashMap<>();
    private volatile Limits.@Nullable Machine machine;

    public Inspections(Engine engine) {
        this.engine = engine;
    }

    /// When these containers started, as the Engine says now; those that are gone are left out.
    public Map<ContainerId, Instant> starts(TargetId target, Set<ContainerId> ids) {
        Map<ContainerId, Instant> starts = new ConcurrentHashMap<>();
        inspect(
                target,
                ids,
                Engine.QUICK,
                inspected -> starts.put(
                        new ContainerId(inspected.path("Id").asText()),
                        Instant.parse(inspected.path("State").path("StartedAt").asText())));
        return starts;
    }

    /// What these containers may use on this machine. Left out are those that are gone, and those that
    /// the Engine does not tell of within half a second. Other containers of the target are forgotten.
    public Map<ContainerId, Limits> limits(TargetId target, Set<ContainerId> ids) {
        Map<ContainerId, Limits> known = known(target);
        known.keySet().retainAll(ids);
        Set<ContainerId> unknown = new HashSet<>(ids);
        unknown.removeAll(known.keySet());
        try {
            learnMachine();
            inspect(target, unknown, SHORT, _ -> {});
        } catch (EngineUnavailable _) {
            // Whoever follows the events says that the engine is away; here it only means missing samples.
        }
        Limits.Machine size = machine;
        Map<ContainerId, Limits> found = new HashMap<>();
        if (size != null) {
            known.forEach((id, own) -> found.put(id, own.on(size)));
        }
        return found;
    }

    /// The addresses of the running containers of a fleet, asked for once for each start. Left out are
    /// those that have none, and those that the Engine does not tell of within half a second. Other
    /// containers of the target are forgotten.
    public Map<ContainerId, Map<String, Set<String>>> addresses(Fleet fleet) {
        Map<ContainerId, FleetContainer> running = fleet.containers().stream()
                .filter(container -> container.phase() != ContainerPhase.STOPPED)
                .collect(toMap(FleetContainer::id, container -> container));
        Map<ContainerId, Addresses> known = addresses.computeIfAbsent(fleet.target(), _ -> new ConcurrentHashMap<>());
        known.entrySet().removeIf(one -> !isKnown(running.get(one.getKey()), one.getValue()));
        Set<ContainerId> unknown = new HashSet<>(running.keySet());
        unknown.removeAll(known.keySet());
        learnAddresses(fleet.target(), unknown, running, known);
        return known.entrySet().stream()
                .filter(one -> !one.getValue().byNetwork().isEmpty())
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, one -> one.getValue().byNetwork()));
    }

    private static boolean isKnown(@Nullable FleetContainer container, Addresses addresses) {
        return container != null && addresses.areOf(container);
    }

    private void learnAddresses(
            TargetId target,
            Set<ContainerId> unknown,
            Map<ContainerId, FleetContainer> running,
            Map<ContainerId, Addresses> known) {
        try {
            inspect(target, unknown, SHORT, inspected -> {
                FleetContainer container =
                        running.get(new ContainerId(inspected.path("Id").asText()));
                if (container != null) {
                    known.put(container.id(), Addresses.of(container, inspected));
                }
            });
        } catch (EngineUnavailable _) {
            // Whoever follows the events says that the engine is away; here it only means unknown servers.
        }
    }

    /// What this container may use has changed.
    public void forgetLimits(ContainerId id) {
        limits.values().forEach(known -> known.remove(id));
    }

    /// What containers may use may have changed while nobody told.
    public void forgetLimits() {
        limits.clear();
    }

    public void forget(TargetId target) {
        limits.remove(target);
        addresses.remove(target);
    }

    /// @param taker is told on several threads, also of some when there is no answer for others
    private void inspect(TargetId target, Set<ContainerId> ids, Duration deadline, Consumer<JsonNode> taker) {
        if (ids.isEmpty()) {
            return;
        }
        AtomicBoolean hasFailed = new AtomicBoolean();
        List<Callable<Boolean>> inspections = ids.stream()
                .map(id ->
                        (Callable<Boolean>) () -> !hasFailed.get() && inspect(target, id, deadline, taker, hasFailed))
                .toList();
        int atOnce = Math.min(ids.size(), AT_ONCE);
        var _ = SideBySide.run(atOnce, inspections, target + ": inspecting its containers");
    }

    private boolean inspect(
            TargetId target, ContainerId id, Duration deadline, Consumer<JsonNode> taker, AtomicBoolean hasFailed) {
        try {
            String what = target + ": inspecting " + id.value();
            Reply reply = engine.get("/containers/" + id.value() + "/json", what, deadline);
            if (reply.isOk()) {
                JsonNode inspected = reply.json();
                known(target).put(id, Limits.of(inspected.path("HostConfig")));
                taker.accept(inspected);
            }
            return reply.isOk();
        } catch (EngineUnavailable e) {
            hasFailed.set(true);
            throw e;
        }
    }

    private Map<ContainerId, Limits> known(TargetId target) {
        return limits.computeIfAbsent(target, _ -> new ConcurrentHashMap<>());
    }

    private void learnMachine() {
        if (machine == null) {
            JsonNode info = engine.get("/info", "asking for the size of the machine", SHORT)
                    .need();
            machine = new Limits.Machine(
                    info.path("NCPU").asInt(1), info.path("MemTotal").asLong());
        }
    }
}

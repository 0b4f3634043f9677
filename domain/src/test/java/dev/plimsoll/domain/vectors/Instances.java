package dev.plimsoll.domain.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.Readiness;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The vectors' instances as a fleet.
final class Instances {
    static final TargetId TARGET = new TargetId(new AppId(AppKind.COMPOSE, "vectors"), "web");

    private static final Set<String> KEYS =
            Set.of("name", "phase", "ready", "terminating", "ageSeconds", "readyChangedAgeSeconds", "reserve");

    private Instances() {}

    static Fleet fleet(JsonNode instances) {
        List<FleetContainer> containers = new ArrayList<>();
        for (JsonNode instance : instances) {
            Keys.known(instance, KEYS);
            containers.add(container(instance, containers.size() + 1));
        }
        return fleet(containers);
    }

    static Fleet fleet(List<FleetContainer> containers) {
        return new Fleet(TARGET, containers, FleetCondition.STEADY);
    }

    /// Ready containers that run for an hour.
    static FleetContainer ready(String name, int number) {
        Instant longAgo = Rules.NOW.minusSeconds(3600);
        return new FleetContainer(
                new ContainerId(name),
                name,
                number,
                ContainerPhase.READY,
                true,
                longAgo,
                false,
                true,
                longAgo,
                FleetContainer.Traits.NONE);
    }

    /// Kubernetes' settings: no warm-up of ours, and nothing counts that does not exist.
    static Readiness readiness(JsonNode settings) {
        return new Readiness(
                Duration.ZERO,
                Duration.ofSeconds(settings.path("initPeriodSeconds").asLong()),
                Duration.ofSeconds(settings.path("readinessDelaySeconds").asLong()),
                false);
    }

    private static FleetContainer container(JsonNode instance, int number) {
        String name = instance.path("name").asText();
        boolean isReady = instance.path("ready").asBoolean(false);
        ContainerPhase phase = phase(instance, isReady);
        return new FleetContainer(
                new ContainerId(name),
                name,
                number,
                phase,
                true,
                ago(instance.path("ageSeconds")),
                false,
                isReady && instance.path("phase").asText().equals("running"),
                ago(instance.path("readyChangedAgeSeconds")),
                FleetContainer.Traits.NONE);
    }

    private static ContainerPhase phase(JsonNode instance, boolean isReady) {
        if (instance.path("terminating").asBoolean()) {
            return ContainerPhase.DRAINING;
        }
        return switch (instance.path("phase").asText()) {
            case "failed" -> ContainerPhase.STOPPED;
            case "pending" -> ContainerPhase.STARTING;
            case "running" -> isReady ? ContainerPhase.READY : ContainerPhase.UNREADY;
            case String other -> throw new AssertionError("unknown phase " + other);
        };
    }

    private static @Nullable Instant ago(JsonNode seconds) {
        return seconds.isNumber() ? Rules.NOW.minusSeconds(seconds.asLong()) : null;
    }
}

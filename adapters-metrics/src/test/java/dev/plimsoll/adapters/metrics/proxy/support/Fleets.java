package dev.plimsoll.adapters.metrics.proxy.support;

import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fleets of containers that run.
public final class Fleets {
    public static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");

    private Fleets() {}

    /// The containers with these numbers: `shop-web-1` and so on, whose ids are these digits 64 times.
    public static Fleet of(int... numbers) {
        return startedAt(null, numbers);
    }

    /// The same, and since when they run.
    public static Fleet startedAt(@Nullable Instant startedAt, int... numbers) {
        List<FleetContainer> containers = Arrays.stream(numbers)
                .mapToObj(number -> container(number, startedAt))
                .toList();
        return new Fleet(WEB, containers, FleetCondition.STEADY);
    }

    public static ContainerId id(int number) {
        return new ContainerId(String.valueOf(number).repeat(64));
    }

    private static FleetContainer container(int number, @Nullable Instant startedAt) {
        return new FleetContainer(
                id(number), "shop-web-" + number, number, ContainerPhase.READY, false, startedAt, false);
    }
}

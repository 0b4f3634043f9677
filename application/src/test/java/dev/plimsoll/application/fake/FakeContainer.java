package dev.plimsoll.application.fake;

import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One container of `InMemoryPlatform`.
///
/// @param phase what an observer sees while the container runs
/// @param configuration larger is newer, as a config-hash is to Compose
record FakeContainer(
        ContainerId id,
        TargetId target,
        int number,
        State state,
        ContainerPhase phase,
        boolean reportsHealth,
        @Nullable Instant startedAt,
        int configuration,
        boolean isOurs) {

    enum State {
        CREATED,
        RUNNING,
        CRASHED,
        STOPPED_BY_REQUEST
    }

    boolean isAlive() {
        return state == State.RUNNING;
    }

    /// Created by us and not started: half-made by a call that still runs, or left over from one that died.
    boolean isHalfMade() {
        return state == State.CREATED && isOurs;
    }

    FakeContainer running(ContainerPhase as, Instant at) {
        return new FakeContainer(id, target, number, State.RUNNING, as, reportsHealth, at, configuration, isOurs);
    }

    FakeContainer dead(State how) {
        return new FakeContainer(id, target, number, how, phase, reportsHealth, startedAt, configuration, isOurs);
    }

    FakeContainer in(ContainerPhase other) {
        return new FakeContainer(id, target, number, state, other, reportsHealth, startedAt, configuration, isOurs);
    }

    FleetContainer seen(boolean isDraining, int newestConfiguration, Map<String, String> labels, boolean isPaused) {
        ContainerPhase alive = isPaused ? ContainerPhase.UNREADY : phase;
        ContainerPhase shown = !isAlive() ? ContainerPhase.STOPPED : isDraining ? ContainerPhase.DRAINING : alive;
        String name = target.app().name() + "-" + target.containerType() + "-" + number;
        boolean isOutdated = configuration != newestConfiguration;
        return new FleetContainer(
                id,
                name,
                number,
                shown,
                reportsHealth,
                startedAt,
                isOutdated,
                new FleetContainer.Traits(labels, false, false, isPaused));
    }
}

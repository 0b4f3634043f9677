package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.adapters.docker.events.OurWork;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.domain.fleet.ContainerPhase;

/// From the Engine's states to ours.
final class Phases {
    private Phases() {}

    static ContainerPhase of(LabelledContainer container, OurWork ours) {
        return switch (container.state()) {
            case CREATED, EXITED, DEAD, REMOVING -> ContainerPhase.STOPPED;
            case RUNNING, PAUSED, RESTARTING ->
                ours.isRemoving(container.id()) ? ContainerPhase.DRAINING : alive(container);
        };
    }

    private static ContainerPhase alive(LabelledContainer container) {
        if (container.state() != LabelledContainer.State.RUNNING || container.isUnhealthy()) {
            return ContainerPhase.UNREADY;
        }
        return container.reportsHealth() && !container.isHealthy() ? ContainerPhase.STARTING : ContainerPhase.READY;
    }
}

package dev.plimsoll.application.control;

import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.application.traffic.Traffic;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Containers as all but their converger see them: only those are ready that get requests, and whoever is to
/// get no more is draining already.
public final class RoutedContainers implements ContainerControl {
    private final ContainerControl containers;
    private final ContainerCare care;
    private final Traffic traffic;

    public RoutedContainers(ContainerControl containers, ContainerCare care, Traffic traffic) {
        this.containers = containers;
        this.care = care;
        this.traffic = traffic;
    }

    @Override
    public Fleet observe(TargetId target) {
        return traffic.seen(care.seen(containers.observe(target)));
    }

    @Override
    public Started start(TargetId target, int count, BooleanSupplier stillWanted) {
        return containers.start(target, count, stillWanted);
    }

    @Override
    public void remove(TargetId target, Set<ContainerId> victims) {
        containers.remove(target, victims);
    }

    @Override
    public void park(TargetId target, ContainerId container) {
        containers.park(target, container);
    }

    @Override
    public void pause(TargetId target, Set<ContainerId> paused) {
        containers.pause(target, paused);
    }

    @Override
    public void resume(TargetId target, Set<ContainerId> paused) {
        containers.resume(target, paused);
    }

    @Override
    public Started wake(TargetId target) {
        return containers.wake(target);
    }

    @Override
    public Optional<String> restart(TargetId target, ContainerId container) {
        return containers.restart(target, container);
    }

    @Override
    public void dissolve(AppId app) {
        containers.dissolve(app);
    }
}

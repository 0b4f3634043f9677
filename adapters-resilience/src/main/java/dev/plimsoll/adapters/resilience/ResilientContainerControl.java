package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.application.port.Started;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Containers behind a circuit for each target.
///
/// Looks are given up, tried again and judged by their time. What changes something may take long by design, hours for
/// a stop, and is not tried twice: only its failures count, and nothing is begun while the circuit is open.
public final class ResilientContainerControl implements ContainerControl {
    private final ContainerControl control;
    private final Circuits circuits;

    public ResilientContainerControl(ContainerControl control, Circuits circuits) {
        this.control = control;
        this.circuits = circuits;
    }

    @Override
    public Fleet observe(TargetId target) {
        return translated(() -> circuit(target).ask(() -> control.observe(target), _ -> Optional.empty()));
    }

    @Override
    public Started start(TargetId target, int count, BooleanSupplier stillWanted) {
        return act(target, () -> control.start(target, count, stillWanted));
    }

    @Override
    public void remove(TargetId target, Set<ContainerId> victims) {
        var _ = act(target, () -> {
            control.remove(target, victims);
            return victims;
        });
    }

    @Override
    public void park(TargetId target, ContainerId container) {
        var _ = act(target, () -> {
            control.park(target, container);
            return container;
        });
    }

    @Override
    public void pause(TargetId target, Set<ContainerId> containers) {
        var _ = act(target, () -> {
            control.pause(target, containers);
            return containers;
        });
    }

    @Override
    public void resume(TargetId target, Set<ContainerId> containers) {
        var _ = act(target, () -> {
            control.resume(target, containers);
            return containers;
        });
    }

    @Override
    public Started wake(TargetId target) {
        return act(target, () -> control.wake(target));
    }

    @Override
    public Optional<String> restart(TargetId target, ContainerId container) {
        return act(target, () -> control.restart(target, container));
    }

    /// It fails as long as another call is at work, so a failure says nothing.
    @Override
    public void dissolve(AppId app) {
        control.dissolve(app);
    }

    private <T> T act(TargetId target, Supplier<T> call) {
        return translated(() -> circuit(target).act(call));
    }

    private Circuit circuit(TargetId target) {
        return circuits.of(EngineCircuits.THING, target, EngineCircuits.THING + " for " + target);
    }

    static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (NoAnswer none) {
            throw new EngineUnavailable(none.words(), none);
        }
    }
}

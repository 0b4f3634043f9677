package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.FleetEvents;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Observes a fleet each time it is told that it changed, as a converger does, and never otherwise.
final class ChangeLog implements FleetEvents.Listener {
    private final TargetId target;
    private final ContainerControl control;
    private final List<Fleet> seen = new CopyOnWriteArrayList<>();

    ChangeLog(TargetId target, ContainerControl control) {
        this.target = target;
        this.control = control;
    }

    @Override
    public void changed(TargetId changed) {
        if (changed.equals(target)) {
            seen.add(control.observe(target));
        }
    }

    @Override
    public void everythingMayHaveChanged() {
        changed(target);
    }

    /// Answers how long it took from now.
    Duration waitForASteadyFleetOf(int count) {
        Instant begin = Instant.now();
        Eventually.get(
                "told of a steady fleet of " + count,
                () -> seen,
                fleets -> fleets.stream()
                        .anyMatch(fleet -> fleet.condition() == FleetCondition.STEADY && fleet.current() == count));
        return Duration.between(begin, Instant.now());
    }
}

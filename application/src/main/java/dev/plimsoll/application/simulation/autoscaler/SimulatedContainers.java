package dev.plimsoll.application.simulation.autoscaler;

import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.SimulatedFleet;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The containers of a simulation as the platform would report them: each starting until its start-up is
/// over, as its health check says, and then ready. The fleet is of a type that is made from a template, so
/// that it may go to zero.
final class SimulatedContainers {
    /// What is scaled in every simulation.
    static final TargetId TARGET = new TargetId(new AppId(AppKind.PLIMSOLL, "simulation"), "web");

    private List<FleetContainer> known = List.of();
    private Fleet fleet = new Fleet(TARGET, known, FleetCondition.STEADY);
    private int changes;

    /// The fleet as it is now.
    Fleet observe(Past past) {
        SimulatedFleet present = past.fleet();
        if (changes != present.changes()) {
            changes = present.changes();
            List<FleetContainer> containers = new ArrayList<>(present.current());
            for (int index = 0; index < present.current(); index++) {
                containers.add(container(past, index));
            }
            known = List.copyOf(containers);
            fleet = new Fleet(TARGET, known, FleetCondition.STEADY);
        }
        return fleet;
    }

    /// One that has not changed is as it was: most have not.
    private FleetContainer container(Past past, int index) {
        SimulatedFleet present = past.fleet();
        boolean isReady = index < present.ready();
        ContainerPhase phase = isReady ? ContainerPhase.READY : ContainerPhase.STARTING;
        int number = present.number(index);
        if (index < known.size()) {
            FleetContainer before = known.get(index);
            if (before.number() == number && before.phase() == phase) {
                return before;
            }
        }
        String name = TARGET.containerType() + "-" + number;
        Instant orderedAt = past.at(present.orderedAt(index));
        Instant readyAt = isReady ? past.at(present.readyAt(index)) : null;
        return new FleetContainer(
                new ContainerId(name),
                name,
                number,
                phase,
                true,
                orderedAt,
                false,
                isReady,
                readyAt,
                FleetContainer.Traits.NONE);
    }
}

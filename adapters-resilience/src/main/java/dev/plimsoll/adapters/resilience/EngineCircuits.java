package dev.plimsoll.adapters.resilience;

import dev.plimsoll.application.port.FleetEvents;
import dev.plimsoll.domain.fleet.TargetId;

/// Closes the circuits of the engine as soon as its events flow again: whoever has just listed all that there is, is
/// well, and nobody has to wait for the recovery time.
public final class EngineCircuits implements FleetEvents.Listener {
    static final String THING = "the engine";

    private final Circuits circuits;

    public EngineCircuits(Circuits circuits) {
        this.circuits = circuits;
    }

    @Override
    public void changed(TargetId target) {
        // An engine that tells of one container may still not answer.
    }

    @Override
    public void everythingMayHaveChanged() {
        circuits.close(THING);
    }
}

package dev.plimsoll.adapters.rest.meters;

import dev.plimsoll.application.control.CircuitState;
import dev.plimsoll.application.control.CircuitStates;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How each circuit stands.
@Singleton
final class CircuitMeters {
    private final CircuitStates circuits;
    private final MultiGauge states;

    CircuitMeters(Meters meters, CircuitStates circuits) {
        this.circuits = circuits;
        this.states = MultiGauge.builder("plimsoll.circuit.state")
                .description("1 for the state in which a circuit is: closed lets all calls through, open none")
                .register(meters.registry());
    }

    /// Brings the gauge up to date.
    void refresh() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (CircuitState circuit : circuits.states()) {
            for (CircuitState.Standing standing : CircuitState.Standing.values()) {
                Tags tags = Tags.of(
                        "circuit", circuit.name(), "state", standing.name().toLowerCase(Locale.ROOT));
                rows.add(MultiGauge.Row.of(tags, circuit.standing() == standing ? 1 : 0));
            }
        }
        states.register(rows, true);
    }
}

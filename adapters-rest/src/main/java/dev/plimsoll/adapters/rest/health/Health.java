package dev.plimsoll.adapters.rest.health;

import dev.plimsoll.application.control.CircuitState;
import dev.plimsoll.application.control.SourceState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the outside things are on which the service depends.
///
/// @param sources of metrics, by name; one that is down costs its metrics, not the service
/// @param circuits those that are open cost what they protect, not the service
record Health(Check engine, Check database, Map<String, SourceState> sources, List<CircuitState> circuits) {
    boolean isUp() {
        return engine.isUp() && database.isUp();
    }

    /// What anybody may know: `{"status":"UP"}`.
    Map<String, Object> brief() {
        return Map.of("status", Check.word(isUp()));
    }

    /// The same with each thing: `{"status":"UP","details":{"engine":{..},"database":{..},"sources":{"docker":{..}},
    /// "circuits":{"the engine for shop/web":{..}}}}`.
    Map<String, Object> detailed() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("engine", engine.shown());
        details.put("database", database.shown());
        Map<String, Object> shownSources = new LinkedHashMap<>();
        sources.forEach((name, state) -> shownSources.put(name, shown(state)));
        details.put("sources", shownSources);
        Map<String, Object> shownCircuits = new LinkedHashMap<>();
        circuits.forEach(circuit -> shownCircuits.put(circuit.name(), shown(circuit)));
        details.put("circuits", shownCircuits);
        Map<String, Object> shown = new LinkedHashMap<>(brief());
        shown.put("details", details);
        return shown;
    }

    private static Map<String, String> shown(CircuitState circuit) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("state", circuit.standing().name());
        if (circuit.since() != null) {
            shown.put("since", circuit.since().toString());
        }
        if (circuit.asksAgainAt() != null) {
            shown.put("asks_again_at", circuit.asksAgainAt().toString());
        }
        if (!circuit.problem().isEmpty()) {
            shown.put("detail", circuit.problem());
        }
        return shown;
    }

    private static Map<String, Object> shown(SourceState state) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (state.problem() != null) {
            facts.put("detail", state.problem());
        }
        if (state.answeredAt() != null) {
            facts.put("answered_at", state.answeredAt().toString());
        }
        Map<String, Object> shown = new LinkedHashMap<>(new Check(state.isUp(), facts).shown());
        shown.putAll(state.facts());
        return shown;
    }
}

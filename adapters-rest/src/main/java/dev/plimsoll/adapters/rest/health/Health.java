package dev.plimsoll.adapters.rest.health;

import dev.plimsoll.application.control.SourceState;
import java.util.LinkedHashMap;
import java.util.Map;

/// How the outside things are on which the service depends.
///
/// @param sources of metrics, by name; one that is down costs its metrics, not the service
record Health(Check engine, Check database, Map<String, SourceState> sources) {
    boolean isUp() {
        return engine.isUp() && database.isUp();
    }

    /// What anybody may know: `{"status":"UP"}`.
    Map<String, Object> brief() {
        return Map.of("status", Check.word(isUp()));
    }

    /// The same with each thing: `{"status":"UP","details":{"engine":{..},"database":{..},"sources":{"docker":{..}}}}`.
    Map<String, Object> detailed() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("engine", engine.shown());
        details.put("database", database.shown());
        Map<String, Object> shownSources = new LinkedHashMap<>();
        sources.forEach((name, state) -> shownSources.put(name, shown(state)));
        details.put("sources", shownSources);
        Map<String, Object> shown = new LinkedHashMap<>(brief());
        shown.put("details", details);
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

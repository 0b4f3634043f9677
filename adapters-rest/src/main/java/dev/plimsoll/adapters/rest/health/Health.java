package dev.plimsoll.adapters.rest.health;

import java.util.LinkedHashMap;
import java.util.Map;

/// How the outside things are on which the service depends.
record Health(Check engine, Check database) {
    boolean isUp() {
        return engine.isUp() && database.isUp();
    }

    /// What anybody may know: `{"status":"UP"}`.
    Map<String, Object> brief() {
        return Map.of("status", Check.word(isUp()));
    }

    /// The same with each thing: `{"status":"UP","details":{"engine":{..},"database":{..}}}`.
    Map<String, Object> detailed() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("engine", engine.shown());
        details.put("database", database.shown());
        Map<String, Object> shown = new LinkedHashMap<>(brief());
        shown.put("details", details);
        return shown;
    }
}

package dev.plimsoll.adapters.rest.health;

import java.util.LinkedHashMap;
import java.util.Map;

/// How one thing is.
///
/// @param facts what more there is to say, such as its version or what is wrong
record Check(boolean isUp, Map<String, String> facts) {
    static Check up() {
        return new Check(true, Map.of());
    }

    static Check up(String version) {
        return new Check(true, Map.of("version", version));
    }

    static Check down(String detail) {
        return new Check(false, Map.of("detail", detail));
    }

    static String word(boolean isUp) {
        return isUp ? "UP" : "DOWN";
    }

    Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("status", word(isUp));
        shown.putAll(facts);
        return shown;
    }
}

package dev.plimsoll.application.codec.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Small helpers for reading and writing trees.
public final class Trees {
    private Trees() {}

    /// A map in the order given: key, value, key, value. Values may be null.
    public static Map<String, Object> map(@Nullable Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            put(map, String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    @SuppressWarnings("NullAway") // a tree may hold null, as JSON does
    public static void put(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }

    public static <T> T orElse(@Nullable T value, T fallback) {
        return value == null ? fallback : value;
    }
}

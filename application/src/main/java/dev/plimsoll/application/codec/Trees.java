package dev.plimsoll.application.codec;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Small helpers for reading and writing trees.
final class Trees {
    private Trees() {}

    /// A map in the order given: key, value, key, value. Values may be null.
    static Map<String, Object> map(@Nullable Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            put(map, String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    @SuppressWarnings("NullAway") // a tree may hold null, as JSON does
    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }

    static <T> T orElse(@Nullable T value, T fallback) {
        return value == null ? fallback : value;
    }

    /// The value, or a problem when the key is absent.
    static <T> @Nullable T required(Tree tree, String key, @Nullable T value) {
        if (value == null && !tree.has(key)) {
            tree.problem(key, "is required");
        }
        return value;
    }

    static Duration seconds(Tree tree, String key, Duration fallback) {
        Integer value = tree.whole(key);
        return value == null ? fallback : Duration.ofSeconds(value);
    }

    /// One of an enum's values, written in lower case; null when absent or (with a problem) unknown.
    static <E extends Enum<E>> @Nullable E choice(Tree tree, String key, Class<E> type) {
        String text = tree.text(key);
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseGet(() -> refuseChoice(tree, key, type));
    }

    private static <E extends Enum<E>> @Nullable E refuseChoice(Tree tree, String key, Class<E> type) {
        String choices = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        tree.problem(key, "must be one of " + choices);
        return null;
    }
}

package dev.plimsoll.adapters.rest.json;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The root key around the fields of an autoscaler, or of another thing.
public final class Envelope {
    public static final String KEY = "autoscaler";

    private Envelope() {}

    /// The fields inside.
    ///
    /// @throws InvalidSettings when there is no envelope
    public static Map<?, ?> required(Map<?, ?> root) {
        return required(KEY, root);
    }

    /// The fields inside of another envelope.
    ///
    /// @throws InvalidSettings when there is none
    public static Map<?, ?> required(String key, Map<?, ?> root) {
        return fields(key, root.get(key));
    }

    /// The fields, with or without an envelope: the Go clients send changes flat.
    public static Map<?, ?> optional(Map<?, ?> root) {
        return optional(KEY, root);
    }

    /// The fields, with or without another envelope.
    public static Map<?, ?> optional(String key, Map<?, ?> root) {
        return root.containsKey(key) ? required(key, root) : root;
    }

    private static Map<?, ?> fields(String key, @Nullable Object inside) {
        if (inside instanceof Map<?, ?> fields) {
            return fields;
        }
        String message = inside == null ? "missing field" : "must be an object";
        throw new InvalidSettings(List.of(new Problem(key, message)));
    }
}

package dev.plimsoll.adapters.rest.go;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How Go's `encoding/json` reads a value into a field: what is missing or null leaves the field as it is, a value of
/// another type ends the whole answer, and fields that the struct does not have are passed over.
sealed interface GoType {
    enum Scalar implements GoType {
        STRING,
        BOOL,
        INT,
        FLOAT,
        TIME,
        ANY
    }

    record Struct(Map<String, GoType> fields) implements GoType {}

    record Slice(GoType element) implements GoType {}

    record MapOf(GoType value) implements GoType {}

    static GoType struct(Map<String, GoType> fields) {
        return new Struct(fields);
    }

    static GoType slice(GoType element) {
        return new Slice(element);
    }

    static GoType map(GoType value) {
        return new MapOf(value);
    }

    /// Decodes a parsed value, and fails as Go would.
    ///
    /// @param path where it stands, for the failure
    default void decode(String path, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (this) {
            case Scalar scalar -> {
                if (!fits(scalar, value)) {
                    throw new AssertionError(path + ": cannot unmarshal " + value + " into " + scalar);
                }
            }
            case Struct(Map<String, GoType> fields) -> {
                Map<?, ?> object = object(path, value);
                fields.forEach((field, type) -> type.decode(path + "." + field, object.get(field)));
            }
            case Slice(GoType element) -> {
                if (!(value instanceof List<?> list)) {
                    throw new AssertionError(path + ": cannot unmarshal " + value + " into a slice");
                }
                list.forEach(each -> element.decode(path + "[]", each));
            }
            case MapOf(GoType type) -> object(path, value).forEach((key, each) -> type.decode(path + "." + key, each));
        }
    }

    private static Map<?, ?> object(String path, Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new AssertionError(path + ": cannot unmarshal " + value + " into an object");
    }

    private static boolean fits(Scalar type, Object value) {
        return switch (type) {
            case STRING -> value instanceof String;
            case BOOL -> value instanceof Boolean;
            case INT -> value instanceof Integer || value instanceof Long;
            case FLOAT -> value instanceof Number;
            case TIME -> value instanceof String text && isRfc3339(text);
            case ANY -> true;
        };
    }

    /// A date without a zone, or without seconds, is none.
    private static boolean isRfc3339(String text) {
        try {
            OffsetDateTime.parse(text);
            return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
        } catch (DateTimeException _) {
            return false;
        }
    }
}

package dev.plimsoll.application.codec;

import dev.plimsoll.application.codec.tree.Trees;
import dev.plimsoll.domain.decision.Measurement;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.TargetType;
import dev.plimsoll.domain.validation.Choice;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reason as a tree, read off its components, so that no reason can lack its form.
///
/// - `type` is the name of the reason, `off_target`; each component is a key, `max_fraction`.
/// - A duration is a whole number of seconds, rounded up so that nothing seems over before it is; its key
///   ends in `_seconds`. Instants are ISO texts, enums are in lower case.
/// - The parts of a measurement stand beside the others, its type as `target_type`.
final class ReasonTree {
    private ReasonTree() {}

    static Map<String, Object> of(Reason reason) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", snakeCase(reason.getClass().getSimpleName()));
        putComponents(tree, reason);
        return tree;
    }

    static long secondsUp(Duration duration) {
        return Math.ceilDiv(duration.toMillis(), 1000L);
    }

    private static void putComponents(Map<String, Object> tree, Object values) {
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            put(tree, snakeCase(component.getName()), value(component, values));
        }
    }

    private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
        switch (value) {
            case Measurement measurement -> putComponents(tree, measurement);
            case TargetType type -> tree.put("target_type", Choice.name(type));
            case Duration duration -> tree.put(key + "_seconds", secondsUp(duration));
            case MetricName metric -> tree.put(key, metric.value());
            case Instant instant -> tree.put(key, instant.toString());
            case Enum<?> constant -> tree.put(key, Choice.name(constant));
            case Double number when !Double.isFinite(number) -> Trees.put(tree, key, null);
            case null, default -> Trees.put(tree, key, value);
        }
    }

    private static @Nullable Object value(RecordComponent component, Object values) {
        try {
            return component.getAccessor().invoke(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a public record has public accessors", impossible);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}

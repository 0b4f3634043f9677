package dev.plimsoll.domain.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads enums as people write them: in lower case.
public final class Choice {
    private Choice() {}

    /// The enum's constant of this name; null when there is no text, or (with a problem) no such constant.
    public static <E extends Enum<E>> @Nullable E of(
            Class<E> type, @Nullable String text, String path, Problems problems) {
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(text)) {
                return constant;
            }
        }
        String names = Arrays.stream(type.getEnumConstants()).map(Choice::name).collect(Collectors.joining(", "));
        problems.add(new Problem(path, "must be one of " + names));
        return null;
    }

    /// The constant as people write it.
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

package dev.plimsoll.bootstrap.command;

import dev.plimsoll.application.codec.GoDuration;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The options of a command: `--name value`, `--name=value`, or `--name` alone.
///
/// - Example: `Arguments.of(Set.of("--trace"), Set.of("--json"), "--trace", "traces", "--json")`.
/// - Errors: [InvalidSettings] with the option that is unknown, there twice, or without its value.
final class Arguments {
    private final Map<String, String> given;

    private Arguments(Map<String, String> given) {
        this.given = given;
    }

    /// Reads what was given.
    ///
    /// @param valued the options that have a value
    /// @param flags the options that have none
    static Arguments of(Set<String> valued, Set<String> flags, String... args) {
        Map<String, String> given = new HashMap<>();
        Problems problems = new Problems();
        Deque<String> left = new ArrayDeque<>(List.of(args));
        while (!left.isEmpty()) {
            String[] written = left.pop().split("=", 2);
            String name = written[0];
            String value = "";
            boolean isAlone = written.length == 1;
            if (valued.contains(name)) {
                String next = isAlone ? left.poll() : written[1];
                problems.check(next != null && !next.isEmpty(), name, "needs a value");
                value = next == null ? "" : next;
            } else {
                problems.check(flags.contains(name) && isAlone, name, "is no option of this command");
            }
            problems.check(given.put(name, value) == null, name, "is there twice");
        }
        problems.refuse();
        return new Arguments(given);
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> wrong(name, "is needed"));
    }

    /// A time such as `30s` or `2m`.
    Duration time(String name, Duration usual) {
        return text(name)
                .map(value -> GoDuration.parse(value)
                        .orElseThrow(() -> wrong(name, "must be a time such as 30s or 2m, and not " + value)))
                .orElse(usual);
    }

    double number(String name, double usual) {
        return text(name).map(value -> number(name, value)).orElse(usual);
    }

    private static double number(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException _) {
            throw wrong(name, "must be a number, and not " + value);
        }
    }

    static InvalidSettings wrong(String name, String why) {
        return new InvalidSettings(List.of(new Problem(name, why)));
    }
}

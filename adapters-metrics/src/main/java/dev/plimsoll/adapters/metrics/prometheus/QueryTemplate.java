package dev.plimsoll.adapters.metrics.prometheus;

import dev.plimsoll.adapters.metrics.declared.NoReading;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Locale;
import java.util.Map;

/// A query with the places where a target's names go: `{{app}}` and `{{type}}`.
///
/// - They must stand in strings with single or double quotes, where every character of a name can be escaped: whatever
///   a name has in it, it stays within its string. Where a regular expression is expected the name is quoted for
///   that too.
/// - Example: `up{app="{{app}}"}` of the app `my-shop` is `up{app="my\x2dshop"}`, which means the same as `my-shop`.
final class QueryTemplate {
    private static final char NONE = 0;

    private final String query;
    private final Map<String, String> names;
    private final StringBuilder filled = new StringBuilder();
    private char quote = NONE;
    private boolean isRegex;

    private QueryTemplate(String query, TargetId target) {
        this.query = query;
        this.names = Map.of("{{app}}", target.app().name(), "{{type}}", target.containerType());
    }

    static String fill(String query, TargetId target) throws NoReading {
        return new QueryTemplate(query, target).fill();
    }

    private String fill() throws NoReading {
        int at = 0;
        while (at < query.length()) {
            at += step(at);
        }
        return filled.toString();
    }

    /// Copies or fills in what is at this place.
    ///
    /// @return how far it reaches
    private int step(int at) throws NoReading {
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (query.startsWith(name.getKey(), at)) {
                fillIn(name.getKey(), name.getValue());
                return name.getKey().length();
            }
        }
        int length = length(at);
        notice(query.charAt(at));
        filled.append(query, at, at + length);
        return length;
    }

    /// An escaped character belongs to its backslash, and a comment goes on to the end of its line.
    private int length(int at) {
        char next = query.charAt(at);
        if (next == '\\' && quote != NONE && quote != '`') {
            return Math.min(2, query.length() - at);
        }
        if (next == '#' && quote == NONE) {
            int end = query.indexOf('\n', at);
            return (end < 0 ? query.length() : end) - at;
        }
        return 1;
    }

    private void notice(char next) {
        if (quote == next) {
            quote = NONE;
        } else if (quote == NONE && (next == '"' || next == '\'' || next == '`')) {
            quote = next;
            String before = filled.toString().stripTrailing();
            isRegex = before.endsWith("=~") || before.endsWith("!~");
        }
    }

    private void fillIn(String place, String name) throws NoReading {
        if (quote != '"' && quote != '\'') {
            throw new NoReading(place + " must stand in a string with single or double quotes");
        }
        name.codePoints().forEach(character -> {
            if (isRegex && !isPlain(character) && character < 0x80) {
                append('\\');
            }
            append(character);
        });
    }

    private void append(int character) {
        if (isPlain(character)) {
            filled.appendCodePoint(character);
        } else {
            String form = character < 0x80 ? "\\x%02x" : "\\U%08x";
            filled.append(String.format(Locale.ROOT, form, character));
        }
    }

    private static boolean isPlain(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_';
    }
}

package dev.plimsoll.adapters.docker.control;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where Compose writes an inline config or secret, as its file says it.
///
/// @param folder where it goes when it does not begin with a slash
/// @param written perhaps with variables, whose values only the one who ran Compose has
record InlineTarget(String folder, String written) {
    /// `$$` is a dollar; a default within the braces may hold a variable itself.
    private static final Pattern DOLLAR =
            Pattern.compile("\\$(?:\\$|\\{(?:[^{}]|\\{[^{}]*\\})*\\}|[A-Za-z_][A-Za-z0-9_]*)");

    private static final String ESCAPED = "$$";

    static boolean isVariable(String text) {
        return DOLLAR.matcher(text).results().anyMatch(found -> !found.group().equals(ESCAPED));
    }

    boolean isVariable() {
        return isVariable(written);
    }

    /// The absolute path; only without variables.
    String path() {
        String name = written.replace(ESCAPED, "$");
        return Path.of(name.startsWith("/") ? name : folder + name).normalize().toString();
    }

    /// Whether the variables can have values that lead to this path.
    boolean matches(String path) {
        // A variable in front may hold the whole path, slash included.
        boolean isOpenInFront = written.startsWith("$") && !written.startsWith(ESCAPED);
        String prefix = isOpenInFront ? ".*" : written.startsWith("/") ? "" : Pattern.quote(folder);
        return path.matches(prefix + expression());
    }

    private String expression() {
        StringBuilder expression = new StringBuilder();
        Matcher dollar = DOLLAR.matcher(written);
        int end = 0;
        while (dollar.find()) {
            expression.append(Pattern.quote(written.substring(end, dollar.start())));
            expression.append(dollar.group().equals(ESCAPED) ? "\\$" : ".*");
            end = dollar.end();
        }
        return expression.append(Pattern.quote(written.substring(end))).toString();
    }
}

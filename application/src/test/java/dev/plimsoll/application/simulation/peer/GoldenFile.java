package dev.plimsoll.application.simulation.peer;

import dev.plimsoll.application.simulation.TraceFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Figures of the reference simulator, read from JSON whose objects hold objects and numbers only.
///
/// @param startUp in seconds
/// @param metrics by trace, contender and metric
record GoldenFile(double startUp, Map<String, Map<String, Map<String, Double>>> metrics) {
    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"\\s*:|[{}]|-?[0-9][0-9.eE+-]*");

    static GoldenFile read(Path file) {
        Matcher tokens = TOKEN.matcher(TraceFolder.text(file));
        next(tokens);
        Map<String, Object> whole = object(tokens);
        Map<String, Map<String, Map<String, Double>>> metrics = new LinkedHashMap<>();
        inner(whole, "metrics").forEach((trace, _) -> {
            Map<String, Object> ofTrace = inner(inner(whole, "metrics"), trace);
            Map<String, Map<String, Double>> contenders = new LinkedHashMap<>();
            ofTrace.forEach((contender, figures) -> {
                if (figures instanceof Map<?, ?>) {
                    Map<String, Double> own = new LinkedHashMap<>();
                    inner(ofTrace, contender).forEach((metric, value) -> own.put(metric, (Double) value));
                    contenders.put(contender, own);
                }
            });
            metrics.put(trace, contenders);
        });
        return new GoldenFile((Double) value(inner(whole, "config"), "delay"), metrics);
    }

    private static Map<String, Object> object(Matcher tokens) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String token = next(tokens); !token.equals("}"); token = next(tokens)) {
            String key = tokens.group(1);
            String value = next(tokens);
            fields.put(key, value.equals("{") ? object(tokens) : (Object) Double.valueOf(value));
        }
        return fields;
    }

    private static String next(Matcher tokens) {
        if (!tokens.find()) {
            throw new AssertionError("it ends too early");
        }
        return tokens.group();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> outer, String key) {
        return (Map<String, Object>) value(outer, key);
    }

    private static Object value(Map<String, Object> outer, String key) {
        Object value = outer.get(key);
        if (value == null) {
            throw new AssertionError("it has no " + key);
        }
        return value;
    }
}

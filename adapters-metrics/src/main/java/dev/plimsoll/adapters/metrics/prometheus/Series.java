package dev.plimsoll.adapters.metrics.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.metrics.declared.NoReading;
import dev.plimsoll.adapters.metrics.http.JsonServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One series of an answer.
///
/// @param labels without the name of the metric, which functions take away
/// @param at when the query was evaluated, in seconds since 1970 by the clock of the server
record Series(Map<String, String> labels, double value, double at) {
    private static final int LONGEST = 300;

    /// Errors of a server that is well.
    private static final Set<String> OF_THE_QUERY = Set.of("bad_data", "execution");

    Series {
        labels = Map.copyOf(labels);
    }

    /// Whether it is a value to work with; the others are those that Prometheus calculates from nothing.
    boolean isUsable() {
        return Double.isFinite(value) && value >= 0;
    }

    /// The series of an answer to an instant query; a scalar is one without labels.
    ///
    /// @throws NoReading when the query is wrong, or its answer comes with warnings or is something else
    /// @throws IOException when the server does not answer queries now
    static List<Series> of(JsonServer.Answer answer) throws NoReading, IOException {
        refuseErrors(answer);
        JsonNode data = answer.body().path("data");
        return switch (data.path("resultType").asText()) {
            case "scalar" -> List.of(of(data.path("result"), Map.of()));
            case "vector" -> vector(data.path("result"));
            case "" -> throw new IOException("the answer is not one of Prometheus");
            case String other ->
                throw new NoReading(
                        "the query answers a " + other + ", where an instant vector or a scalar is expected");
        };
    }

    private static void refuseErrors(JsonServer.Answer answer) throws NoReading, IOException {
        JsonNode error = answer.body().path("error");
        String type = answer.body().path("errorType").asText("error");
        String why = error.asText().isEmpty()
                ? "Prometheus answers HTTP " + answer.status()
                : "Prometheus answers " + type + ": " + shorten(error.asText());
        if (OF_THE_QUERY.contains(type)) {
            throw new NoReading(why);
        }
        if (!answer.isOk() || !error.asText().isEmpty()) {
            throw new IOException(why);
        }
        JsonNode warnings = answer.body().path("warnings");
        if (!warnings.isEmpty()) {
            throw new NoReading("Prometheus warns: " + shorten(warnings.path(0).asText()));
        }
    }

    private static List<Series> vector(JsonNode result) throws NoReading {
        List<Series> all = new ArrayList<>();
        for (JsonNode one : result) {
            Map<String, String> labels = new HashMap<>();
            one.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            labels.remove("__name__");
            all.add(of(one.path("value"), labels));
        }
        return all;
    }

    private static Series of(JsonNode sample, Map<String, String> labels) throws NoReading {
        String value = sample.path(1).asText();
        try {
            // Java writes NaN the same and infinity longer.
            double number = Double.parseDouble(value.replaceFirst("Inf$", "Infinity"));
            return new Series(labels, number, sample.path(0).asDouble());
        } catch (NumberFormatException _) {
            throw new NoReading("the value '" + shorten(value) + "' is no number");
        }
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}

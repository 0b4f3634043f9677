package dev.plimsoll.bootstrap.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// One recorded scaling.
///
/// @param step as `1 to 2`
/// @param sentence why it was decided
record Scaling(String id, String step, String sentence) {
    /// The scalings among the events as the service lists them, oldest first.
    static List<Scaling> read(JsonNode events) {
        var scalings = new ArrayList<Scaling>();
        for (JsonNode event : events) {
            if (event.path("type").asText().equals("scale")) {
                scalings.addFirst(of(event.path("id").asText(), event.path("type_data")));
            }
        }
        return scalings;
    }

    private static Scaling of(String id, JsonNode data) {
        String step = amount(data.path("previous_containers")) + " to " + amount(data.path("containers"));
        return new Scaling(id, step, data.path("sentence").asText());
    }

    /// Scalingo writes amount and size, `3:S`.
    private static String amount(JsonNode containers) {
        return containers.path(DemoSettings.CONTAINER_TYPE).asText("?").replaceFirst(":.*", "");
    }
}

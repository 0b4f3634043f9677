package dev.plimsoll.adapters.docker.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.io.IOException;
import java.util.List;

/// JSON trees, so that a field nobody here has heard of survives being copied from one container to the next.
public final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// The object under this name, created when it is absent or null.
    public static ObjectNode child(ObjectNode parent, String name) {
        return parent.path(name) instanceof ObjectNode present ? present : parent.putObject(name);
    }

    /// Several JSON objects one after the other, as the Engine sends events.
    public static List<JsonNode> lines(String what, byte[] bytes) {
        try (MappingIterator<JsonNode> objects =
                MAPPER.readerFor(JsonNode.class).readValues(bytes)) {
            return objects.readAll();
        } catch (IOException e) {
            throw new EngineUnavailable(what + ": the engine's answer is not JSON", e);
        }
    }

    static JsonNode parse(String what, byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new EngineUnavailable(what + ": the engine's answer is not JSON", e);
        }
    }

    static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory is always JSON", e);
        }
    }
}

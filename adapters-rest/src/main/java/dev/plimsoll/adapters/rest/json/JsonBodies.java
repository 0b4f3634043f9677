package dev.plimsoll.adapters.rest.json;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads request bodies as trees of maps, lists and scalars; what the fields mean is the codecs' business.
@Singleton
public final class JsonBodies {
    private static final byte[] EMPTY = {};

    private final JsonMapper mapper;

    JsonBodies(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// The JSON object in a body. An empty body counts as an empty object; of a key that stands twice the last counts.
    ///
    /// @throws MalformedJson when it is no JSON, or JSON but no object
    public Map<?, ?> object(HttpRequest<byte[]> request) {
        byte[] body = request.getBody().orElse(EMPTY);
        if (body.length == 0) {
            return Map.of();
        }
        if (parse(body) instanceof Map<?, ?> object) {
            return object;
        }
        throw new MalformedJson("it must be an object");
    }

    private @Nullable Object parse(byte[] body) {
        try {
            return mapper.readValue(body, Argument.OBJECT_ARGUMENT);
        } catch (IOException malformed) {
            throw new MalformedJson(String.valueOf(malformed.getMessage()));
        }
    }
}

package dev.plimsoll.adapters.persistence.database;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Trees of maps, lists and scalars as JSON text.
@Singleton
public final class JsonText {
    private static final Argument<Map<String, Object>> MAP = Argument.mapOf(String.class, Object.class);
    private static final Argument<List<Map<String, Object>>> MAPS = Argument.listOf(MAP);

    private final JsonMapper mapper;

    JsonText(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public String write(Map<String, Object> tree) {
        return print(MAP, tree);
    }

    public String writeAll(List<Map<String, Object>> trees) {
        return print(MAPS, trees);
    }

    public Map<String, Object> read(String text) {
        return parse(MAP, text);
    }

    public List<Map<String, Object>> readAll(String text) {
        return parse(MAPS, text);
    }

    private <T> String print(Argument<T> type, T value) {
        try {
            return mapper.writeValueAsString(type, value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a tree as JSON", e);
        }
    }

    private <T> T parse(Argument<T> type, String text) {
        try {
            return mapper.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException("what is stored is not the expected JSON: " + text, e);
        }
    }
}

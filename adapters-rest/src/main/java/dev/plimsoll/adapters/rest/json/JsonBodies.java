package dev.plimsoll.adapters.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Reads request bodies as trees of maps, lists and scalars; what the fields mean is the codecs' business.
///
/// The parser's own limits hold: 1000 levels, numbers of 1000 digits. Unlike the framework's binding it says where the
/// mistake is, and takes nothing after the end of the object.
public final class JsonBodies {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final byte[] EMPTY = {};

    private JsonBodies() {}

    /// The JSON object in a body. An empty body counts as an empty object; of a key that stands twice the last counts.
    ///
    /// @throws MalformedJson when it is no JSON, or JSON but no object
    public static Map<?, ?> object(HttpRequest<byte[]> request) {
        byte[] body = request.getBody().orElse(EMPTY);
        return body.length == 0 ? Map.of() : object(body);
    }

    /// The same where an empty body is no object, as it must not be taken for one that asks for the defaults.
    ///
    /// @throws MalformedJson when it is empty, too
    public static Map<?, ?> required(HttpRequest<byte[]> request) {
        return object(request.getBody().orElse(EMPTY));
    }

    private static Map<?, ?> object(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            parser.nextToken();
            Object value = JsonTree.read(parser);
            if (parser.nextToken() != null) {
                throw new MalformedJson("there is more after its end");
            }
            if (value instanceof Map<?, ?> object) {
                return object;
            }
            throw new MalformedJson("it must be an object");
        } catch (JsonProcessingException malformed) {
            throw new MalformedJson(malformed.getOriginalMessage() + at(malformed.getLocation()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("an array of bytes has no I/O", impossible);
        }
    }

    private static String at(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}

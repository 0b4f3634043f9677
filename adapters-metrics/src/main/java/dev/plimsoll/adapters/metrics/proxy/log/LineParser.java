package dev.plimsoll.adapters.metrics.proxy.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.List;

/// Reads one line of a log: a JSON object, after whatever a syslog puts before it.
///
/// - HAProxy: `{"b":"web","s":"web-1","si":"172.18.0.3","r":12,"st":200}`; other fields are not looked
///   at.
/// - nginx: `<190>Mar  1 12:00:00 web: {"upstream_addr":"172.18.0.3:80","upstream_response_time":"0.012",
///   "status":"200"}`; lists when it tried several servers.
/// - A line of a request that reached no server holds no attempt.
final class LineParser {
    private static final int MOST_TEXT = 1024;
    private static final int MOST_DEPTH = 4;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MOST_TEXT * Long.BYTES)
                    .maxNestingDepth(MOST_DEPTH)
                    .build())
            // Names of fields come from outside and must not fill a table.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /// The attempts that a line tells of.
    ///
    /// @throws IOException when the line is none of the two
    List<Attempt> parse(byte[] bytes, int length) throws IOException {
        int begin = 0;
        while (begin < length && bytes[begin] != '{') {
            begin++;
        }
        Line line = new Line();
        try (JsonParser json = factory.createParser(bytes, begin, length - begin)) {
            need(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                need(value != null && value.isScalarValue());
                take(field, json.getText(), line);
            }
            need(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        }
        return line.attempts();
    }

    private static void take(String field, String value, Line line) throws IOException {
        need(value.length() <= MOST_TEXT);
        switch (field) {
            case "b" -> line.backend = value;
            case "s" -> line.server = value;
            case "si" -> line.address = value;
            case "r" -> line.millis = value;
            case "st", "status" -> line.status = value;
            case "upstream_addr" -> line.upstreams = value;
            case "upstream_response_time" -> line.times = value;
            default -> {
                // The operator may log more for other readers.
            }
        }
    }

    static void need(boolean isSo) throws IOException {
        if (!isSo) {
            throw new IOException("not a line of a proxy");
        }
    }
}

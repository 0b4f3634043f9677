package dev.plimsoll.adapters.metrics.proxy.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
    private static final int MOST_DEPTH = 16;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
            // Names of fields come from outside and must not fill a table.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /// The attempts that a line tells of.
    ///
    /// @param sender the address that the line came from
    /// @throws IOException when the line is none of the two
    List<Attempt> parse(byte[] bytes, int length, String sender) throws IOException {
        int begin = 0;
        while (begin < length && bytes[begin] != '{') {
            begin++;
        }
        Line line = new Line(sender, tag(new String(bytes, 0, Math.min(begin, MOST_TEXT), US_ASCII)));
        try (JsonParser json = factory.createParser(bytes, begin, length - begin)) {
            need(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                take(field, json, line);
            }
            need(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        }
        return line.attempts();
    }

    /// The last word of what syslog says first: `<190>Mar  1 12:00:00 web:`, or `web[42]:` with a process.
    private static String tag(String syslog) {
        String words = syslog.strip();
        String last = words.substring(words.lastIndexOf(' ') + 1);
        int end = last.indexOf('[') < 0 ? last.indexOf(':') : last.indexOf('[');
        return end < 0 ? last : last.substring(0, end);
    }

    private static void take(String field, JsonParser json, Line line) throws IOException {
        switch (field) {
            case "b" -> line.backend = text(json);
            case "s" -> line.server = text(json);
            case "si" -> line.address = text(json);
            case "r" -> line.millis = text(json);
            case "st", "status" -> line.status = text(json);
            case "upstream_addr" -> line.upstreams = text(json);
            case "upstream_response_time" -> line.times = text(json);
            // The operator may log more for other readers.
            default -> json.skipChildren();
        }
    }

    private static String text(JsonParser json) throws IOException {
        need(json.currentToken() != null && json.currentToken().isScalarValue());
        String text = json.getText();
        need(text.length() <= MOST_TEXT);
        return text;
    }

    static void need(boolean isSo) throws IOException {
        if (!isSo) {
            throw new IOException("not a line of a proxy");
        }
    }
}

package dev.plimsoll.adapters.docker.support;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// An Engine in memory: answers each path with a body, and nothing else ever happens.
///
/// @param answers the body for a path with its query; empty for "no such thing"
public record ScriptedTransport(Function<Request, InputStream> answers) implements DockerHttpClient {
    public static InputStream text(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Response execute(Request request) {
        return new Answer(answers.apply(request));
    }

    @Override
    public void close() {}

    private record Answer(InputStream body) implements Response {
        @Override
        public int getStatusCode() {
            return 200;
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Map.of();
        }

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

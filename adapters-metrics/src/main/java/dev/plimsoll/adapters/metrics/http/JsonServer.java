package dev.plimsoll.adapters.metrics.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/// A server that answers in JSON. Thread-safe.
///
/// Whoever waits for an answer may be interrupted. The user and the password in the URL are sent by Basic
/// authentication, and appear in no message.
public final class JsonServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI root;
    private final String authorization;
    private final Duration deadline;

    /// @param url such as `http://user:secret@localhost:15672`
    /// @param deadline until an answer begins; while its body comes, whoever waits is to be interrupted in time
    public JsonServer(URI url, Duration deadline) {
        String shown =
                url.getRawUserInfo() == null ? url.toString() : url.toString().replace(url.getRawUserInfo() + "@", "");
        this.root = URI.create(shown.replaceFirst("/+$", ""));
        this.authorization = url.getUserInfo() == null
                ? ""
                : "Basic "
                        + Base64.getEncoder().encodeToString(url.getUserInfo().getBytes(StandardCharsets.UTF_8));
        this.deadline = deadline;
        this.client = HttpClient.newBuilder()
                .connectTimeout(deadline)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /// Asks.
    ///
    /// @param path from `/` on, with the query, both encoded
    /// @return what was answered, whatever the status; a body that is no JSON is refused
    /// @throws IOException saying what was asked of whom and what went wrong, for people
    public Answer get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(deadline)
                .header("Accept", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Answer(response.statusCode(), parse(response.statusCode(), body.readNBytes(MOST_BYTES + 1)));
            }
        } catch (IOException failure) {
            throw new IOException(root + " did not answer: " + reason(failure), failure);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /// What a server answered.
    public record Answer(int status, JsonNode body) {
        public boolean isOk() {
            return status == OK;
        }
    }

    private static JsonNode parse(int status, byte[] body) throws IOException {
        if (body.length > MOST_BYTES) {
            throw new IOException("more than " + MOST_BYTES + " bytes");
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException _) {
            if (status != OK) {
                return JSON.missingNode();
            }
            throw new IOException("no JSON");
        }
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}

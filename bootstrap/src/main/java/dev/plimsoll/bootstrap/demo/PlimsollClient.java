package dev.plimsoll.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/// The public REST API, as far as the demo needs it.
final class PlimsollClient implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String AUTOSCALERS = "/v1/apps/" + DemoSettings.PROJECT + "/autoscalers";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI service;
    private final String authorization;

    PlimsollClient(URI service, String token) {
        this.service = service;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((":" + token).getBytes(UTF_8));
    }

    boolean knowsTheApp() {
        for (JsonNode app : send("GET", "/v1/apps", "", 200).path("apps")) {
            if (app.path("name").asText().equals(DemoSettings.PROJECT)) {
                return true;
            }
        }
        return false;
    }

    /// Creates the autoscaler of the demo's `web` service and returns its id.
    String createAutoscaler(String settings) {
        return send("POST", AUTOSCALERS, settings, 201)
                .path("autoscaler")
                .path("id")
                .asText();
    }

    AutoscalerStatus status(String autoscaler) {
        return AutoscalerStatus.read(send("GET", AUTOSCALERS + "/" + autoscaler, "", 200)
                .path("autoscaler")
                .path("status"));
    }

    void deleteAutoscaler(String autoscaler) {
        send("DELETE", AUTOSCALERS + "/" + autoscaler, "", 204);
    }

    /// The recorded scalings, oldest first.
    List<Scaling> scalings() {
        String events = "/v1/apps/" + DemoSettings.PROJECT + "/events?page=1&per_page=50";
        return Scaling.read(send("GET", events, "", 200).path("events"));
    }

    private JsonNode send(String method, String path, String body, int expected) {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(DEADLINE)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new DemoFailure(
                        "%s %s answered %d: %s".formatted(method, path, response.statusCode(), response.body()));
            }
            return JSON.readTree(response.body());
        } catch (JsonProcessingException garbled) {
            throw new DemoFailure("%s %s answered no JSON".formatted(method, path), garbled);
        } catch (IOException silent) {
            throw new DemoFailure("%s %s: the service does not answer".formatted(method, path), silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted in %s %s".formatted(method, path), interrupted);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

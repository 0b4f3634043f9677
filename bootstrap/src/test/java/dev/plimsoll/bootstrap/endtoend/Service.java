package dev.plimsoll.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plimsoll.bootstrap.Plimsoll;
import dev.plimsoll.bootstrap.demo.ServiceProcess;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// The whole program as a user starts it, on a free port, and a client of its API.
final class Service implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "a token for tests";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final Runnable end;
    private final Runnable kill;

    private Service(URI address, Runnable end, Runnable kill) {
        this.address = address;
        this.end = end;
        this.kill = kill;
    }

    /// @param data folder of the embedded database
    static Service start(Path data) {
        return startWith(data, Map.of());
    }

    static Service startWithEngine(Path data, String dockerHost) {
        return startWith(data, Map.of("DOCKER_HOST", dockerHost));
    }

    /// With these options too.
    static Service startWith(Path data, Map<String, String> options) {
        Map<String, String> environment = environment(data);
        environment.putAll(options);
        ApplicationContext context = Plimsoll.start(environment);
        return new Service(context.getBean(EmbeddedServer.class).getURI(), context::close, () -> {
            throw new IllegalStateException("part of this process");
        });
    }

    /// The same as a process of its own, which can be killed.
    static Service startProcess(Path data, Map<String, String> options) {
        Map<String, String> environment = environment(data);
        environment.remove("PLIMSOLL_PORT"); // one that is free is chosen
        environment.putAll(options);
        ServiceProcess process = ServiceProcess.start(environment);
        return new Service(process.awaitReady(), process::close, process::kill);
    }

    /// As a crash: it has no chance to do anything.
    void kill() {
        kill.run();
        close();
    }

    private static Map<String, String> environment(Path data) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PLIMSOLL_PORT",
                "0",
                "PLIMSOLL_DATA",
                data.toString(),
                "PLIMSOLL_TOKEN",
                TOKEN,
                "PLIMSOLL_EVALUATION_INTERVAL",
                "1s",
                // Whoever waits here asks again and again.
                "PLIMSOLL_RATE_LIMIT",
                "0"));
        String dockerHost = System.getenv("DOCKER_HOST");
        if (dockerHost != null) {
            environment.put("DOCKER_HOST", dockerHost);
        }
        return environment;
    }

    URI address() {
        return address;
    }

    /// A token of an administrator.
    static String token() {
        return TOKEN;
    }

    JsonNode get(String path) {
        return json(send("GET", path, "", 200));
    }

    JsonNode post(String path, String body) {
        return json(send("POST", path, body, 201));
    }

    JsonNode preview(String autoscaler, String body) {
        return tell(autoscaler + "/preview", body);
    }

    /// A POST that makes nothing new.
    JsonNode tell(String path, String body) {
        return json(send("POST", path, body, 200));
    }

    JsonNode patch(String path, String body) {
        return json(send("PATCH", path, body, 200));
    }

    void delete(String path) {
        var _ = send("DELETE", path, "", 204);
    }

    HttpResponse<String> ask(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((":" + TOKEN).getBytes(UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private HttpResponse<String> send(String method, String path, String body, int expected) {
        HttpResponse<String> answer = ask(method, path, body);
        if (answer.statusCode() != expected) {
            throw new AssertionError(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }

    @Override
    public void close() {
        client.close();
        end.run();
    }
}

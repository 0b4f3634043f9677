package dev.plimsoll.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.bootstrap.demo.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The autoscaler of the measured service, moved through the public API: outside of its bounds a fleet goes straight to
/// the bound, so bounds are how a count is asked for.
final class Autoscaled implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Pattern JWT = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"(au-[^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI autoscalers;
    private final String authorization;
    private final String id;

    private Autoscaled(URI autoscalers, String token) {
        this.autoscalers = autoscalers;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((":" + token).getBytes(UTF_8));
        String created = send("POST", autoscalers, """
                {"autoscaler": {"container_type": "web", "min_containers": 1, "max_containers": 1,
                                "metric": "cpu", "target": 0.5}}""");
        Matcher found = ID.matcher(created);
        if (!found.find()) {
            throw new IllegalStateException("no autoscaler in " + created);
        }
        this.id = found.group(1);
    }

    static Autoscaled on(ServiceProcess service, String project) {
        return new Autoscaled(service.awaitReady().resolve("/v1/apps/" + project + "/autoscalers"), service.token());
    }

    String path() {
        return listPath() + "/" + id;
    }

    String listPath() {
        return autoscalers.getPath();
    }

    /// What clients exchange the token for.
    String jwt() {
        Matcher found = JWT.matcher(send("POST", autoscalers.resolve("/v1/tokens/exchange"), "{}"));
        if (!found.find()) {
            throw new IllegalStateException("no token was answered");
        }
        return found.group(1);
    }

    /// Returns once nobody else is at the containers, as the removals by hand just were.
    void awaitRest() {
        long begun = System.nanoTime();
        while (!status().contains("missing_metric") && !status().contains("\"observed\"")) {
            if (System.nanoTime() - begun > DEADLINE.toNanos()) {
                throw new IllegalStateException("the autoscaler never came to rest: " + status());
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private String status() {
        return send("GET", URI.create(autoscalers + "/" + id), "");
    }

    /// Goes to exactly this count.
    void hold(int count) {
        change("\"min_containers\": " + count + ", \"max_containers\": " + count);
    }

    private void change(String fields) {
        send("PATCH", URI.create(autoscalers + "/" + id), "{\"autoscaler\": {" + fields + "}}");
    }

    private String send(String method, URI uri, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(DEADLINE)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + uri + ": " + response.body());
            }
            return response.body();
        } catch (IOException broken) {
            throw new IllegalStateException(method + " " + uri, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        send("DELETE", URI.create(autoscalers + "/" + id), "");
        client.close();
    }
}

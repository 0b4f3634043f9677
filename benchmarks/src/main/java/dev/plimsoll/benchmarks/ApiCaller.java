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

/// The API of the measured service.
record ApiCaller(HttpClient client, ServiceProcess service) {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Duration GLANCE = Duration.ofMillis(50);

    String send(String method, String path, String body) {
        URI uri = service.awaitReady().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((":" + service.token()).getBytes(UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.body();
        } catch (IOException broken) {
            throw new IllegalStateException(method + " " + uri, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /// Waits until so many run, so many are spares, and nobody is on the way.
    void awaitProcesses(String app, int running, int spares) {
        long begun = System.nanoTime();
        while (true) {
            String processes = send("GET", "/v1/apps/" + app + "/ps", "");
            int all = count(processes, "\"state\":");
            if (count(processes, "\"state\":\"running\"") == running
                    && count(processes, "\"state\":\"spare\"") == spares
                    && all == running + spares) {
                return;
            }
            if (System.nanoTime() - begun > DEADLINE.toNanos()) {
                throw new IllegalStateException("the app did not come to rest: " + processes);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}

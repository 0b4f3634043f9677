package dev.plimsoll.adapters.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A client of the Docker Engine API that speaks raw JSON and gives every call a deadline.
///
/// A call runs on a virtual thread of its own: the transport ignores time-outs on a unix socket, but
/// closes it when its thread is interrupted, which is what the deadline does.
public final class Engine implements AutoCloseable {
    public static final URI DEFAULT_HOST = URI.create("unix:///var/run/docker.sock");
    public static final Duration QUICK = Duration.ofSeconds(10);
    /// Creating and starting: on a busy machine with a slow disk these take many seconds.
    public static final Duration SLOW = Duration.ofSeconds(60);

    /// Streams of stats hold one for each container.
    private static final int MAX_CONNECTIONS = 4096;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI host;
    private final Function<URI, DockerHttpClient> transports;
    private final DockerHttpClient http;

    /// @param transports makes a transport with connections of its own
    public Engine(URI host, Function<URI, DockerHttpClient> transports) {
        this.host = host;
        this.transports = transports;
        this.http = transports.apply(host);
    }

    /// Talks to `host`: `unix://` or `tcp://`, with TLS as the variables of the docker CLI say.
    public static Engine at(URI host) {
        return new Engine(host, Engine::transport);
    }

    /// Where the engine is meant to listen.
    public URI host() {
        return host;
    }

    /// Whether the Engine answers to somebody who has no connection yet. One that is shutting down goes
    /// on serving old connections for a while.
    public boolean welcomesNewcomers(Duration deadline) {
        try (Engine newcomer = new Engine(host, transports)) {
            return newcomer.get("/_ping", "greeting the engine", deadline).isOk();
        } catch (EngineUnavailable _) {
            return false;
        }
    }

    /// The transport that `at` uses, for those who want to wrap it.
    public static DockerHttpClient transport(URI host) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.toString())
                .build();
        return new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(CONNECT)
                .build();
    }

    /// A value fit for a path or a query.
    public static String quote(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public Reply get(String path, String what) {
        return get(path, what, QUICK);
    }

    public Reply get(String path, String what, Duration deadline) {
        return call(request(Request.Method.GET, path).build(), what, deadline);
    }

    /// One header of the answer to HEAD; empty when there is no such header, or the answer is an error.
    public Optional<String> header(String path, String name, String what) {
        Request request = request("HEAD", path).build();
        return Deadline.call(QUICK, what, () -> {
            try (DockerHttpClient.Response response = http.execute(request)) {
                return response.getStatusCode() < Reply.FIRST_ERROR
                        ? Optional.ofNullable(response.getHeader(name))
                        : Optional.empty();
            }
        });
    }

    public Reply post(String path, @Nullable JsonNode body, String what, Duration deadline) {
        Request.Builder request = request(Request.Method.POST, path);
        if (body != null) {
            request.putHeader("Content-Type", "application/json");
            request.bodyBytes(Json.bytes(body));
        }
        return call(request.build(), what, deadline);
    }

    /// Posts, and throws what is answered away as it comes; waits for its end, but no longer than the deadline.
    ///
    /// @return empty when it did not end in time
    public Optional<Reply> drain(String path, JsonNode body, String what, Duration deadline) {
        Request.Builder request = request(Request.Method.POST, path);
        request.putHeader("Content-Type", "application/json");
        request.bodyBytes(Json.bytes(body));
        return Deadline.within(deadline, what, () -> {
            try (DockerHttpClient.Response response = http.execute(request.build())) {
                int status = response.getStatusCode();
                InputStream answer = response.getBody();
                byte[] kept = status < Reply.FIRST_ERROR ? new byte[0] : answer.readAllBytes();
                var _ = answer.transferTo(OutputStream.nullOutputStream());
                return new Reply(what, status, kept);
            }
        });
    }

    /// Has the Engine fetch an image, and waits for the end of it.
    ///
    /// @param login for the registry, encoded; empty for none
    public Reply pull(String path, String login, String what, Duration deadline) {
        Request.Builder request = request(Request.Method.POST, path);
        if (!login.isEmpty()) {
            request.putHeader("X-Registry-Auth", login);
        }
        return call(request.build(), what, deadline);
    }

    /// Unpacks a tar archive somewhere: the only one that sends anything but JSON.
    public Reply putArchive(String path, byte[] tar, String what) {
        Request.Builder request = request(Request.Method.PUT, path);
        request.putHeader("Content-Type", "application/x-tar");
        request.bodyBytes(tar);
        return call(request.build(), what, SLOW);
    }

    public Reply delete(String path, String what, Duration deadline) {
        return call(request(Request.Method.DELETE, path).build(), what, deadline);
    }

    /// Opens an answer that does not end by itself. Whoever reads it does so on a virtual thread and
    /// interrupts that thread to end it.
    public EngineStream stream(String path, String what) {
        return stream(path, what, QUICK);
    }

    EngineStream stream(String path, String what, Duration deadline) {
        Request request = request(Request.Method.GET, path).build();
        DockerHttpClient.Response response =
                Deadline.call(deadline, what, () -> http.execute(request), DockerHttpClient.Response::close);
        if (response.getStatusCode() >= 400) {
            int status = response.getStatusCode();
            response.close();
            throw new EngineUnavailable(what + ": the engine answered " + status, null);
        }
        return new EngineStream(response, what);
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new EngineUnavailable("closing the connections to the engine", e);
        }
    }

    private Reply call(Request request, String what, Duration deadline) {
        return Deadline.call(deadline, what, () -> {
            try (DockerHttpClient.Response response = http.execute(request)) {
                return new Reply(
                        what, response.getStatusCode(), response.getBody().readAllBytes());
            }
        });
    }

    private static Request.Builder request(Request.Method method, String path) {
        return request(method.name(), path);
    }

    private static Request.Builder request(String method, String path) {
        Request.Builder builder = Request.builder();
        builder.path(path);
        return builder.method(method);
    }
}

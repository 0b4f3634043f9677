package dev.plimsoll.adapters.metrics.rabbitmq;

import dev.plimsoll.adapters.metrics.server.OwnServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/// A RabbitMQ of our own with its management plugin, and a port mapper of its own, so that no other node sees it.
final class Broker implements AutoCloseable {
    private static final String USER = "plimsoll";
    private static final String PASSWORD = "s3:cr@t";

    private final Path folder = OwnServer.newFolder();
    private final int mapperPort = OwnServer.freePort();
    private final int managementPort = OwnServer.freePort();
    private final int stompPort = OwnServer.freePort();
    private final OwnServer mapper = new OwnServer(
            OwnServer.newFolder(),
            Map.of(),
            mapperPort,
            OwnServer.binary("erlang-base", "/usr/bin/epmd", "/usr/local/bin/epmd"),
            "-address",
            "127.0.0.1",
            "-port",
            String.valueOf(mapperPort));
    private final OwnServer server;

    Broker() {
        OwnServer.write(
                folder.resolve("rabbitmq.conf"), """
                listeners.tcp.1 = 127.0.0.1:%d
                stomp.listeners.tcp.1 = 127.0.0.1:%d
                management.tcp.ip = 127.0.0.1
                management.tcp.port = %d
                default_user = plimsoll
                default_pass = s3:cr@t
                collect_statistics_interval = 1000
                """.formatted(OwnServer.freePort(), stompPort, managementPort));
        OwnServer.write(folder.resolve("plugins"), "[rabbitmq_management, rabbitmq_stomp].");
        server = new OwnServer(
                folder,
                environment(),
                managementPort,
                OwnServer.binary("rabbitmq-server", "/usr/lib/rabbitmq/bin/rabbitmq-server"));
    }

    /// Starts it; takes some eight seconds.
    Broker start() {
        mapper.start();
        server.start();
        return this;
    }

    /// Ends it as a power cut does.
    void kill() {
        server.kill();
    }

    void restart() {
        server.start();
    }

    URI url() {
        return url("plimsoll:s3%3Acr%40t");
    }

    URI url(String login) {
        return URI.create("http://" + login + "@127.0.0.1:" + managementPort + "/");
    }

    /// Makes a queue that outlives the server.
    void declare(String virtualHost, String queue) {
        send("PUT", "/api/vhosts/" + virtualHost, "");
        send("PUT", "/api/permissions/" + virtualHost + "/plimsoll", """
                {"configure": ".*", "write": ".*", "read": ".*"}""");
        send("PUT", "/api/queues/" + virtualHost + "/" + queue, "{\"durable\": true}");
    }

    /// Sends messages that outlive the server.
    ///
    /// @param properties more of their properties, such as `, "timestamp": 1`
    void publish(String queue, int count, String properties) {
        for (int i = 0; i < count; i++) {
            publish(queue, properties);
        }
    }

    private void publish(String queue, String properties) {
        send("POST", "/api/exchanges/%2F/amq.default/publish", """
                {"properties": {"delivery_mode": 2%s}, "routing_key": "%s", "payload": "x", "payload_encoding": "string"}
                """.formatted(properties, queue));
    }

    /// Takes two messages and keeps them.
    Consumer consumer(String queue) {
        return new Consumer(stompPort, USER, PASSWORD, queue);
    }

    void send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .build();
        // A connection does not outlive the server.
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new AssertionError(method + " " + path + ": " + response.statusCode() + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.close();
        mapper.close();
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("HOME", folder.toString()),
                Map.entry("ERL_EPMD_PORT", String.valueOf(mapperPort)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODENAME", "plimsoll" + managementPort + "@localhost"),
                Map.entry("RABBITMQ_DIST_PORT", String.valueOf(OwnServer.freePort())),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                Map.entry(
                        "RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        folder.resolve("plugins").toString()),
                Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()));
    }
}

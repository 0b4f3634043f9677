package dev.plimsoll.adapters.docker.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.adapters.docker.label.Labels;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.domain.fleet.ContainerId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// What people do to containers with the docker command.
public final class TestContainers {
    private TestContainers() {}

    public static JsonNode inspect(Engine engine, ContainerId container) {
        return engine.get("/containers/" + container.value() + "/json", "inspecting")
                .need();
    }

    public static void exec(Engine engine, ContainerId container, String... command) {
        ObjectNode body = Json.object();
        var words = body.putArray("Cmd");
        for (String word : command) {
            words.add(word);
        }
        String exec = engine.post("/containers/" + container.value() + "/exec", body, "exec", Engine.SLOW)
                .need()
                .path("Id")
                .asText();
        engine.post("/exec/" + exec + "/start", Json.object().put("Detach", true), "exec", Engine.SLOW)
                .orFail();
    }

    /// Creates and starts a container.
    public static ContainerId run(Engine engine, String name, JsonNode body) {
        ContainerId container = create(engine, name, body);
        start(engine, container);
        return container;
    }

    public static ContainerId create(Engine engine, String name, JsonNode body) {
        return new ContainerId(engine.post("/containers/create?name=" + name, body, "docker create", Engine.SLOW)
                .need()
                .path("Id")
                .asText());
    }

    public static void start(Engine engine, ContainerId container) {
        engine.post("/containers/" + container.value() + "/start", null, "docker start", Engine.SLOW)
                .orFail();
    }

    /// Writes a file into a container, as `docker cp` does.
    public static void write(Engine engine, ContainerId container, String path, String content) {
        writeAt(engine, container, path, content, System.currentTimeMillis() / 1000);
    }

    /// Writes a file that was last changed in this second of the epoch.
    public static void writeAt(Engine engine, ContainerId container, String path, String content, long second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            byte[] body = content.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry(path);
            entry.setSize(body.length);
            entry.setModTime(second * 1000);
            tar.putArchiveEntry(entry);
            tar.write(body);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        engine.putArchive("/containers/" + container.value() + "/archive?path=/", bytes.toByteArray(), "docker cp")
                .orFail();
    }

    /// Of a file in a container; -1 when there is none.
    public static long sizeOf(Engine engine, ContainerId container, String path) {
        Reply archive = engine.get(
                "/containers/%s/archive?path=%s".formatted(container.value(), Engine.quote(path)), "docker cp");
        if (!archive.isOk()) {
            return -1;
        }
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive.bytes()))) {
            return tar.getNextEntry().getSize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void stop(Engine engine, ContainerId container) {
        engine.post("/containers/" + container.value() + "/stop?t=1", null, "docker stop", Engine.SLOW)
                .orFail();
    }

    public static void restart(Engine engine, ContainerId container) {
        engine.post("/containers/" + container.value() + "/restart?t=0", null, "docker restart", Engine.SLOW)
                .orFail();
    }

    public static void signal(Engine engine, ContainerId container, String signal) {
        engine.post("/containers/" + container.value() + "/kill?signal=" + signal, null, "docker kill", Engine.SLOW)
                .orFail();
    }

    public static void removeByForce(Engine engine, ContainerId container) {
        var _ = engine.delete("/containers/" + container.value() + "?force=1&v=1", "docker rm -f", Engine.SLOW);
    }

    public static void awaitHealth(Engine engine, ContainerId container, String health) {
        Eventually.get(
                container.value() + " is " + health,
                () -> inspect(engine, container)
                        .path("State")
                        .path("Health")
                        .path("Status")
                        .asText(),
                health::equals);
    }

    public static void removeImage(Engine engine, String image) {
        var _ = engine.delete("/images/" + image + "?force=1", "docker rmi -f", Engine.SLOW);
    }

    public static void tag(Engine engine, String image, String as) {
        String[] repositoryAndTag = as.split(":", 2);
        engine.post(
                        "/images/%s/tag?repo=%s&tag=%s".formatted(image, repositoryAndTag[0], repositoryAndTag[1]),
                        null,
                        "docker tag",
                        Engine.SLOW)
                .orFail();
    }

    static void removeProject(Engine engine, String project) {
        String filter = Engine.quote("{\"label\":[\"%s=%s\"]}".formatted(Labels.PROJECT, project));
        for (JsonNode container : engine.get("/containers/json?all=1&filters=" + filter, "cleaning up")
                .need()) {
            removeByForce(engine, new ContainerId(container.path("Id").asText()));
        }
        for (JsonNode network :
                engine.get("/networks?filters=" + filter, "cleaning up").need()) {
            var _ = engine.delete("/networks/" + network.path("Id").asText(), "cleaning up", Engine.SLOW);
        }
        for (JsonNode volume :
                engine.get("/volumes?filters=" + filter, "cleaning up").need().path("Volumes")) {
            var _ = engine.delete("/volumes/" + volume.path("Name").asText(), "cleaning up", Engine.SLOW);
        }
    }
}

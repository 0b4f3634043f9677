package dev.plimsoll.adapters.docker.support;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.label.Labels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// An image made of this machine's static busybox: no registry is needed.
public final class BusyboxImage {
    public static final String NAME = "plimsoll-busybox:1";
    public static final Path BUSYBOX = Path.of("/bin/busybox");

    private static final List<String> APPLETS = List.of(
            "sh",
            "sleep",
            "cat",
            "echo",
            "kill",
            "true",
            "false",
            "mkdir",
            "test",
            "touch",
            "ls",
            "hostname",
            "dd",
            "httpd",
            "wget",
            "nproc",
            "yes");

    private BusyboxImage() {}

    static void ensure(Engine engine, URI host) {
        if (!engine.get("/images/" + NAME + "/json", "looking for " + NAME).isOk()) {
            importAs(NAME, host);
        }
    }

    /// Imports it under another name too, for tests that remove it again.
    public static void importAs(String name, URI host) {
        importAs(name, host, "");
    }

    /// Imports it as `docker compose build` makes images: with labels of Compose's.
    public static void importAsBuilt(String name, URI host, String project, String service) {
        importAs(
                name,
                host,
                "&changes="
                        + Engine.quote(
                                "LABEL %s=%s %s=%s".formatted(Labels.PROJECT, project, Labels.SERVICE, service)));
    }

    private static void importAs(String name, URI host, String changes) {
        String[] repositoryAndTag = name.split(":", 2);
        Request.Builder request = Request.builder();
        request.path("/images/create?fromSrc=-&repo=%s&tag=%s%s"
                .formatted(repositoryAndTag[0], repositoryAndTag[1], changes));
        request.putHeader("Content-Type", "application/x-tar");
        // A file of its own gives each import an image id of its own.
        request.bodyBytes(tar(name));
        try (DockerHttpClient http = Engine.transport(host);
                DockerHttpClient.Response response =
                        http.execute(request.method(Request.Method.POST).build())) {
            String answer = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
            if (response.getStatusCode() != 200 || answer.contains("errorDetail")) {
                throw new AssertionError("importing " + name + ": " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] tar(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            file(tar, "bin/busybox", Files.readAllBytes(BUSYBOX));
            file(tar, "image-name", name.getBytes(StandardCharsets.UTF_8));
            for (String applet : APPLETS) {
                TarArchiveEntry link = new TarArchiveEntry("bin/" + applet, TarConstants.LF_SYMLINK);
                link.setLinkName("/bin/busybox");
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("these tests need a static busybox at " + BUSYBOX, e);
        }
        return bytes.toByteArray();
    }

    private static void file(TarArchiveOutputStream tar, String path, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setMode(0755);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}

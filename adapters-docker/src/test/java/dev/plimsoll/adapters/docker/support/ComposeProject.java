package dev.plimsoll.adapters.docker.support;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.LabelledContainers;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Compose project in a folder of its own, under a name that nobody else has.
public final class ComposeProject implements AutoCloseable {
    private final Engine engine;
    private final String binary;
    private final URI host;
    private final String name = "pt" + UUID.randomUUID().toString().substring(0, 8);
    private final Path folder;

    /// @param binary `docker-compose`, or the path of a Compose of version 2
    public ComposeProject(Engine engine, String binary, URI host) {
        this.engine = engine;
        this.binary = binary;
        this.host = host;
        try {
            folder = Files.createTempDirectory("plimsoll-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    public Path folder() {
        return folder;
    }

    public TargetId target(String service) {
        return new TargetId(new AppId(AppKind.COMPOSE, name), service);
    }

    /// Writes the Compose file; `IMAGE` in it stands for the busybox image.
    public ComposeProject file(String yaml) {
        write("docker-compose.yml", yaml.replace("IMAGE", BusyboxImage.NAME));
        return this;
    }

    public void write(String file, String content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void up(String service, int count) {
        run("up", "-d", "-t", "1", "--scale", service + "=" + count);
    }

    /// Runs a command of Compose to its end and answers what it printed.
    public String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(binary, "-p", name, "-f", "docker-compose.yml"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("DOCKER_HOST", host.toString());
            Process compose = builder.start();
            compose.getOutputStream().close();
            if (!compose.waitFor(90, TimeUnit.SECONDS)) {
                compose.destroyForcibly();
                throw new AssertionError(command + " did not end: " + Files.readString(output));
            }
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            // Engine 20.10 under load keeps an endpoint that no container has, and with it the network: no fault of
            // ours.
            if (compose.exitValue() != 0 && !printed.contains("has active endpoints")) {
                throw new AssertionError(command + " failed: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException("these tests need docker-compose", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public List<LabelledContainer> containers() {
        return new LabelledContainers(engine).of(new AppId(AppKind.COMPOSE, name));
    }

    public List<LabelledContainer> containers(String service) {
        return new LabelledContainers(engine).of(target(service));
    }

    /// Runs a command in a container and does not wait for it.
    public void exec(ContainerId container, String... command) {
        TestContainers.exec(engine, container, command);
    }

    /// Removes everything by force, whatever state a failed test left it in.
    @Override
    public void close() {
        TestContainers.removeProject(engine, name);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

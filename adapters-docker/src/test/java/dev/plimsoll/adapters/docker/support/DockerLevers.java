package dev.plimsoll.adapters.docker.support;

import static java.util.stream.Collectors.joining;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.fake.Boundary;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Does to a real engine and real Compose projects what the kits ask for.
public final class DockerLevers implements PlatformLevers, AutoCloseable {
    /// Ends well at SIGTERM, and badly at SIGUSR1. The shell comes from the host, so that a test can take it away.
    private static final String SERVICE = """
            version: "2.4"
            services:
              web:
                image: IMAGE
                command: ["/tool/sh", "-c", "trap 'exit 0' TERM; trap 'exit 3' USR1; while :; do sleep 1 & wait; done"]
                volumes: ["./tool:/tool:ro"]
            """;

    /// Networks take most of the time of `up`; only those who need them have them.
    private static final String NO_NETWORK = "    network_mode: none\n";

    private static final String TWO_NETWORKS = """
                networks: [front, back]
            networks: {front: {}, back: {}}
            """;

    private static final String SLOW_SERVICE = """
            version: "2.4"
            services:
              web:
                image: IMAGE
                command: ["sh", "-c", "trap '' TERM; while :; do sleep 1; done"]
                stop_grace_period: 1s
                network_mode: none
            """;

    private final Engine people = TestEngine.connect();
    private final EngineProxy proxy = new EngineProxy(TestEngine.host());
    private final Map<AppId, ComposeProject> projects = new HashMap<>();
    private final String networks;
    private ServiceRun process = new ServiceRun(proxy.host());

    private DockerLevers(String networks) {
        this.networks = networks;
    }

    public static DockerLevers withoutNetworks() {
        return new DockerLevers(NO_NETWORK);
    }

    public static DockerLevers withTwoNetworks() {
        return new DockerLevers(TWO_NETWORKS);
    }

    public ServiceRun process() {
        return process;
    }

    public Engine people() {
        return people;
    }

    public ComposeProject project(String yaml) {
        ComposeProject project = new ComposeProject(people, "docker-compose", TestEngine.host()).file(yaml);
        projects.put(project.target("any").app(), project);
        return project;
    }

    @Override
    public TargetId serviceWith(int count) {
        ComposeProject project = project(SERVICE + networks);
        try {
            Files.createDirectory(project.folder().resolve("tool"));
            Files.copy(BusyboxImage.BUSYBOX, project.folder().resolve("tool/sh"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return up(project, count);
    }

    @Override
    public TargetId slowServiceWith(int count) {
        return up(project(SLOW_SERVICE), count);
    }

    /// They do by themselves, after their grace period.
    @Override
    public void slowStopsMayEnd() {}

    private TargetId up(ComposeProject project, int count) {
        project.up("web", count);
        TargetId web = project.target("web");
        Eventually.get(
                web + " is steady",
                () -> process.control().observe(web).condition(),
                condition -> condition == FleetCondition.STEADY);
        return web;
    }

    @Override
    public TargetId absentService() {
        return project("").target("web");
    }

    @Override
    public void personStops(ContainerId container) {
        TestContainers.stop(people, container);
    }

    @Override
    public void personStopsAll(TargetId target) {
        project(target).run("stop", "-t", "1");
    }

    @Override
    public void personStartsAgain(TargetId target) {
        project(target).run("start");
    }

    @Override
    public void personRemovesAll(TargetId target) {
        project(target).run("down", "-t", "1");
    }

    @Override
    public void personScales(TargetId target, int count) {
        project(target).up(target.containerType(), count);
    }

    @Override
    public void personLabels(TargetId target, Map<String, String> labels) {
        ComposeProject project = project(target);
        String lines = labels.entrySet().stream()
                .map(label -> "      %s: \"%s\"%n".formatted(label.getKey(), label.getValue()))
                .collect(joining());
        project.file(SERVICE + "    labels:\n" + lines + networks);
        int more = project.containers(target.containerType()).size() + 1;
        project.run("up", "-d", "--no-recreate", "--scale", target.containerType() + "=" + more);
    }

    @Override
    public void crash(ContainerId container) {
        TestContainers.exec(people, container, "kill", "-USR1", "1");
    }

    @Override
    public void breakStarts(TargetId target) {
        try {
            Files.delete(project(target).folder().resolve("tool/sh"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void engineGoesAway() {
        proxy.goAway();
    }

    @Override
    public void engineComesBack() {
        proxy.comeBack();
    }

    @Override
    public void dieBefore(Boundary boundary) {
        process.dieBefore(boundary);
    }

    @Override
    public void newProcess() {
        process.close();
        process = new ServiceRun(proxy.host());
    }

    @Override
    public int existing(TargetId target) {
        return project(target).containers(target.containerType()).size();
    }

    @Override
    public void close() {
        process.close();
        proxy.close();
        projects.values().forEach(ComposeProject::close);
        people.close();
    }

    private ComposeProject project(TargetId target) {
        return Objects.requireNonNull(projects.get(target.app()), "no such project");
    }
}

package dev.plimsoll.adapters.docker.support;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.label.LabelledContainer;
import dev.plimsoll.adapters.docker.label.LabelledContainers;
import dev.plimsoll.application.app.BindRoots;
import dev.plimsoll.application.app.ContainerTemplate;
import dev.plimsoll.application.codec.TemplateCodec;
import dev.plimsoll.application.contract.Eventually;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.fake.Boundary;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.TargetId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Does to a real engine and to apps of our own what the kits ask for.
public final class OwnAppLevers implements PlatformLevers, AutoCloseable {
    /// Ends well at SIGTERM, and badly at SIGUSR1. The shell comes from the host, so that a test can take
    /// it away.
    private static final List<String> SERVE =
            List.of("/tool/sh", "-c", "trap 'exit 0' TERM; trap 'exit 3' USR1; while :; do sleep 1 & wait; done");

    private static final Map<String, Object> SLOW = Map.of(
            "image",
            BusyboxImage.NAME,
            "command",
            List.of("sh", "-c", "trap '' TERM; while :; do sleep 1; done"),
            "stop_grace_seconds",
            1,
            "restart",
            "no");

    private final Engine people = TestEngine.connect();
    private final EngineProxy proxy = new EngineProxy(TestEngine.host());
    private final Map<TargetId, ContainerTemplate> templates = new ConcurrentHashMap<>();
    private final Path folder;
    /// One that is connected between create and start, and the one before it.
    private final List<String> networks = List.of(name(), name());

    private ServiceRun process;

    public OwnAppLevers() {
        try {
            folder = Files.createTempDirectory("plimsoll-own");
            Files.copy(BusyboxImage.BUSYBOX, folder.resolve("sh"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        networks.forEach(network -> people.post(
                        "/networks/create", Json.object().put("Name", network), "docker network create", Engine.SLOW)
                .orFail());
        process = run();
    }

    private ServiceRun run() {
        return new ServiceRun(
                proxy.host(),
                target -> Optional.ofNullable(templates.get(target)),
                new BindRoots(List.of(folder.toString())));
    }

    public ServiceRun process() {
        return process;
    }

    public Engine people() {
        return people;
    }

    /// A container type of this name in an app of its own, without containers.
    public TargetId type(String name, Map<String, ?> template) {
        return type(new AppId(AppKind.PLIMSOLL, name()), name, template);
    }

    private static String name() {
        return "pt" + UUID.randomUUID().toString().substring(0, 8);
    }

    /// Another one in the same app.
    public TargetId type(AppId app, String name, Map<String, ?> template) {
        TargetId target = new TargetId(app, name);
        change(target, template);
        return target;
    }

    public void change(TargetId target, Map<String, ?> template) {
        templates.put(target, TemplateCodec.read(template));
    }

    /// Changes what is named, and nothing else.
    public void changePart(TargetId target, Map<String, ?> change) {
        templates.computeIfPresent(target, (_, present) -> TemplateCodec.readChanged(change, present));
    }

    /// The template of the kit's services.
    public Map<String, Object> serving() {
        return Map.of(
                "image",
                BusyboxImage.NAME,
                "command",
                SERVE,
                "volumes",
                List.of(Map.of("source", folder.toString(), "target", "/tool", "read_only", true)),
                "networks",
                networks,
                "restart",
                "no");
    }

    /// All containers of a type.
    public List<LabelledContainer> containers(TargetId target) {
        return new LabelledContainers(people).of(target);
    }

    @Override
    public TargetId serviceWith(int count) {
        return running(serving(), count);
    }

    @Override
    public TargetId slowServiceWith(int count) {
        return running(SLOW, count);
    }

    /// They do by themselves, after their grace period.
    @Override
    public void slowStopsMayEnd() {}

    private TargetId running(Map<String, ?> template, int count) {
        TargetId web = type("web", template);
        steady(web);
        if (!process.control().start(web, count, () -> true).failures().isEmpty()) {
            throw new AssertionError("cannot start " + web);
        }
        steady(web);
        return web;
    }

    public void steady(TargetId target) {
        Eventually.get(
                target + " is steady",
                () -> process.control().observe(target).condition(),
                condition -> condition == FleetCondition.STEADY);
    }

    @Override
    public TargetId absentService() {
        return new TargetId(new AppId(AppKind.PLIMSOLL, "pt-nowhere"), "web");
    }

    @Override
    public void personStops(ContainerId container) {
        TestContainers.stop(people, container);
    }

    @Override
    public void personStopsAll(TargetId target) {
        containers(target).forEach(container -> TestContainers.stop(people, container.id()));
    }

    @Override
    public void personStartsAgain(TargetId target) {
        containers(target).forEach(container -> TestContainers.start(people, container.id()));
    }

    @Override
    public void personRemovesAll(TargetId target) {
        containers(target).forEach(container -> TestContainers.removeByForce(people, container.id()));
    }

    /// There is no command for it; containers that are too many are removed.
    @Override
    public void personScales(TargetId target, int count) {
        containers(target).stream()
                .skip(count)
                .forEach(container -> TestContainers.removeByForce(people, container.id()));
    }

    @Override
    public void personLabels(TargetId target, Map<String, String> labels) {
        changePart(target, Map.of("labels", labels));
    }

    @Override
    public void crash(ContainerId container) {
        TestContainers.exec(people, container, "kill", "-USR1", "1");
    }

    @Override
    public void breakStarts(TargetId target) {
        try {
            Files.delete(folder.resolve("sh"));
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
        process = run();
    }

    @Override
    public int existing(TargetId target) {
        return containers(target).size();
    }

    @Override
    public void close() {
        process.close();
        proxy.close();
        templates.keySet().stream().map(TargetId::app).distinct().forEach(this::clean);
        networks.forEach(this::removeNetwork);
        people.close();
    }

    private void clean(AppId app) {
        new LabelledContainers(people)
                .of(app)
                .forEach(container -> TestContainers.removeByForce(people, container.id()));
        removeNetwork("plimsoll_" + app.name());
    }

    private void removeNetwork(String network) {
        var _ = people.delete("/networks/" + network, "cleaning up", Engine.SLOW);
    }
}

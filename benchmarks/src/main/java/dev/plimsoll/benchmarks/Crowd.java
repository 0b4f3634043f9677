package dev.plimsoll.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.SideBySide;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetCondition;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Many small containers that do next to nothing, each with a network.
final class Crowd implements AutoCloseable {
    private static final int AT_ONCE = 3;

    private final Engine engine;
    private final String name = "plimsoll-bench-" + UUID.randomUUID().toString().substring(0, 8);
    private final Queue<FleetContainer> started = new ConcurrentLinkedQueue<>();

    private Crowd(Engine engine) {
        this.engine = engine;
    }

    static Crowd of(int count, Engine engine) {
        Crowd crowd = new Crowd(engine);
        try {
            inParallel(
                    IntStream.range(0, count).boxed().toList(),
                    number -> () -> crowd.startOne(number),
                    "starting them");
            return crowd;
        } catch (RuntimeException failed) {
            crowd.close();
            throw failed;
        }
    }

    Fleet fleet() {
        TargetId target = new TargetId(new AppId(AppKind.COMPOSE, name), "web");
        return new Fleet(target, List.copyOf(started), FleetCondition.STEADY);
    }

    @Override
    public void close() {
        inParallel(new ArrayList<>(started), container -> () -> remove(container), "removing them");
    }

    private boolean startOne(int number) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Image", "plimsoll-busybox:1");
        body.putArray("Cmd").add("sleep").add("86400");
        body.putObject("HostConfig").put("Init", true).put("Memory", 64L << 20);
        ContainerId id = new ContainerId(
                engine.post("/containers/create?name=" + name + "-" + number, body, "create", Engine.SLOW)
                        .need()
                        .path("Id")
                        .asText());
        started.add(new FleetContainer(id, name + "-" + number, number, ContainerPhase.READY, false, null, false));
        var _ = engine.post("/containers/" + id.value() + "/start", null, "start", Engine.SLOW)
                .orFail();
        return true;
    }

    private boolean remove(FleetContainer container) {
        var _ = engine.delete("/containers/" + container.id().value() + "?force=1&v=1", "remove", Engine.SLOW);
        return true;
    }

    private static <T> void inParallel(List<T> of, Function<T, Callable<Boolean>> task, String what) {
        var _ = SideBySide.run(AT_ONCE, of.stream().map(task).toList(), what);
    }
}

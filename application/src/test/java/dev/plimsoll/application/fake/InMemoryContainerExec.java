package dev.plimsoll.application.fake;

import dev.plimsoll.application.port.ContainerEngine.Status;
import dev.plimsoll.application.port.ContainerExec;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Runs commands in containers of `InMemoryPlatform`: they do what a test wants, and otherwise end well at once.
public final class InMemoryContainerExec implements ContainerExec {
    private final InMemoryPlatform platform;
    private final Map<List<String>, Ended> ends = new ConcurrentHashMap<>();
    private final List<Run> runs = new CopyOnWriteArrayList<>();

    public InMemoryContainerExec(InMemoryPlatform platform) {
        this.platform = platform;
    }

    /// What was run where.
    public record Run(ContainerId container, List<String> command, Duration deadline) {}

    @Override
    public Ended run(ContainerId container, List<String> command, Duration deadline) {
        if (platform.check() instanceof Status.Down(String why)) {
            throw new EngineUnavailable("running a command: " + why, null);
        }
        if (!platform.isRunning(container)) {
            return new Ended.Refused("the container does not run");
        }
        runs.add(new Run(container, command, deadline));
        return ends.getOrDefault(command, new Ended.Exited(0));
    }

    /// From now on this command ends so; `TimedOut` without any time having passed.
    public void end(List<String> command, Ended end) {
        ends.put(command, end);
    }

    /// All that was run so far, in its order.
    public List<Run> runs() {
        return List.copyOf(runs);
    }
}

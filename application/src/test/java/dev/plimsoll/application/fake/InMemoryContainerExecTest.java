package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.ContainerExecContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerExec;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.InstantSource;
import java.util.List;

final class InMemoryContainerExecTest extends ContainerExecContract {
    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final PlatformLevers levers = new InMemoryPlatformLevers(platform);
    private final InMemoryContainerExec exec = new InMemoryContainerExec(platform);

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected ContainerExec exec() {
        return exec;
    }

    @Override
    protected Fleet observe(TargetId target) {
        return platform.look(target);
    }

    @Override
    protected List<String> endingWith(int status) {
        List<String> command = List.of("end", Integer.toString(status));
        exec.end(command, new ContainerExec.Ended.Exited(status));
        return command;
    }

    @Override
    protected List<String> lasting() {
        List<String> command = List.of("last");
        exec.end(command, new ContainerExec.Ended.TimedOut());
        return command;
    }
}

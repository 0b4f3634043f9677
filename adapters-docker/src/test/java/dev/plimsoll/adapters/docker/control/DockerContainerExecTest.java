package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.support.DockerLevers;
import dev.plimsoll.application.contract.ContainerExecContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.port.ContainerExec;
import dev.plimsoll.application.port.ContainerExec.Ended;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DockerContainerExecTest extends ContainerExecContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DockerLevers levers = DockerLevers.withoutNetworks();
    private final ContainerExec exec = new DockerContainerExec(levers.process().engine());

    @AfterEach
    void clean_up() {
        levers.close();
    }

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
        return levers.process().control().observe(target);
    }

    @Override
    protected List<String> endingWith(int status) {
        return List.of("sh", "-c", "exit " + status);
    }

    @Override
    protected List<String> lasting() {
        return List.of("sleep", "60");
    }

    @Test
    void what_a_command_prints_does_not_keep_it_from_ending() {
        List<String> talkative = List.of("sh", "-c", "dd if=/dev/zero bs=1024 count=20000; echo done >&2; exit 4");

        assertThat(exec.run(container(), talkative, PATIENCE)).isEqualTo(new Ended.Exited(4));
    }

    @Test
    void a_program_that_is_not_there_has_a_status_of_its_own() {
        Ended ended = exec.run(container(), List.of("no-such-program"), PATIENCE);

        assertThat(ended).isIn(new Ended.Exited(126), new Ended.Exited(127));
    }

    @Test
    void words_arrive_as_they_are() {
        ContainerId container = container();
        List<String> test = List.of("test", "a  'b' \"$c\" ü", "=", "a  'b' \"$c\" ü");

        assertThat(exec.run(container, test, PATIENCE)).isEqualTo(new Ended.Exited(0));
    }

    private ContainerId container() {
        return observe(levers.serviceWith(1)).containers().getFirst().id();
    }
}

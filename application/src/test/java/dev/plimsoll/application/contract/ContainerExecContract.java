package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.port.ContainerExec;
import dev.plimsoll.application.port.ContainerExec.Ended;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every `ContainerExec` does.
public abstract class ContainerExecContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    protected abstract PlatformLevers platform();

    protected abstract ContainerExec exec();

    /// The fleet as the platform reports it now.
    protected abstract Fleet observe(TargetId target);

    /// A command that ends with this status.
    protected abstract List<String> endingWith(int status);

    /// A command that does not end within a second.
    protected abstract List<String> lasting();

    @Test
    void a_command_ends_with_its_status() {
        ContainerId container = container();

        assertThat(exec().run(container, endingWith(0), PATIENCE)).isEqualTo(new Ended.Exited(0));
        assertThat(exec().run(container, endingWith(3), PATIENCE)).isEqualTo(new Ended.Exited(3));
    }

    @Test
    void nobody_waits_longer_than_the_deadline() {
        assertThat(exec().run(container(), lasting(), Duration.ofSeconds(1))).isEqualTo(new Ended.TimedOut());
    }

    @Test
    void in_a_container_that_is_stopped_or_gone_nothing_runs() {
        TargetId web = platform().serviceWith(1);
        ContainerId container = observe(web).containers().getFirst().id();

        platform().personStops(container);
        assertThat(exec().run(container, endingWith(0), PATIENCE)).isInstanceOf(Ended.Refused.class);

        platform().personRemovesAll(web);
        assertThat(exec().run(container, endingWith(0), PATIENCE)).isInstanceOf(Ended.Refused.class);
    }

    @Test
    void a_platform_that_is_away_is_a_failure() {
        ContainerId container = container();
        platform().engineGoesAway();

        assertThatThrownBy(() -> exec().run(container, endingWith(0), PATIENCE)).isInstanceOf(EngineUnavailable.class);
    }

    private ContainerId container() {
        return observe(platform().serviceWith(1)).containers().getFirst().id();
    }
}

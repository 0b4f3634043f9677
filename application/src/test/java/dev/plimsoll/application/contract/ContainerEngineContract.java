package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.port.ContainerEngine;
import dev.plimsoll.application.port.ContainerEngine.Status;
import org.junit.jupiter.api.Test;

/// What every `ContainerEngine` does.
public abstract class ContainerEngineContract {
    protected abstract PlatformLevers platform();

    protected abstract ContainerEngine engine();

    @Test
    void an_engine_that_serves_tells_its_version() {
        assertThat(engine().check())
                .isInstanceOfSatisfying(
                        Status.Up.class, up -> assertThat(up.version()).isNotBlank());
    }

    @Test
    void an_engine_that_is_away_is_down_with_a_reason_and_up_again_later() {
        platform().engineGoesAway();
        assertThat(engine().check())
                .isInstanceOfSatisfying(
                        Status.Down.class, down -> assertThat(down.detail()).isNotBlank());

        platform().engineComesBack();
        assertThat(engine().check()).isInstanceOf(Status.Up.class);
    }
}

package dev.plimsoll.adapters.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.application.contract.ContainerControlContract;
import dev.plimsoll.application.contract.PlatformLevers;
import dev.plimsoll.application.control.CircuitState.Standing;
import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.application.fake.InMemoryPlatformLevers;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.application.port.PortFailure.TargetUnknown;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResilientContainerControlTest extends ContainerControlContract {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");
    private static final TargetId WORKER = InMemoryPlatform.target("shop", "worker");

    private final InMemoryPlatform platform = new InMemoryPlatform(InstantSource.system());
    private final PlatformLevers levers = new InMemoryPlatformLevers(platform);
    private final SettableClock clock = new SettableClock();
    private final Circuits circuits = new Circuits(CircuitSettings.DEFAULT, clock, clock::advance);
    private final ContainerControl control = new ResilientContainerControl(platform, circuits);

    @AfterEach
    void close() {
        circuits.close();
    }

    @Override
    protected PlatformLevers platform() {
        return levers;
    }

    @Override
    protected ContainerControl control() {
        return control;
    }

    @Test
    void an_engine_that_is_away_is_left_alone_after_ten_looks() {
        platform.up(WEB, 1);
        platform.goAway("connection refused");

        look(10);

        assertThatExceptionOfType(EngineUnavailable.class)
                .isThrownBy(() -> control.observe(WEB))
                .withMessageContaining("the circuit of the engine for shop/web is open since 2026-01-01T12:00:0")
                .withMessageContaining("connection refused; it is asked again at 2026-01-01T12:01:0");
        assertThatExceptionOfType(EngineUnavailable.class)
                .isThrownBy(() -> control.remove(WEB, Set.of()))
                .withMessageContaining("is open since");
    }

    @Test
    void a_target_that_fails_leaves_the_others_alone() {
        platform.up(WEB, 1);
        platform.up(WORKER, 1);
        platform.goAway("it hangs");
        look(10);
        platform.comeBack();

        assertThatExceptionOfType(EngineUnavailable.class).isThrownBy(() -> control.observe(WEB));
        assertThat(control.observe(WORKER).current()).isEqualTo(1);
    }

    @Test
    void as_soon_as_the_engine_is_known_to_be_back_it_is_asked() {
        platform.up(WEB, 1);
        platform.goAway("connection refused");
        look(10);
        var subscription = platform.subscribe(new EngineCircuits(circuits));

        platform.comeBack();

        assertThat(control.observe(WEB).current()).isEqualTo(1);
        assertThat(circuits.states())
                .singleElement()
                .satisfies(state -> assertThat(state.standing()).isEqualTo(Standing.CLOSED));
        subscription.close();
    }

    @Test
    void what_nobody_knows_is_no_fault_of_the_engine() {
        for (int i = 0; i < 30; i++) {
            assertThatExceptionOfType(TargetUnknown.class).isThrownBy(() -> control.start(WEB, 1, () -> true));
        }

        assertThatCode(() -> control.observe(WEB)).doesNotThrowAnyException();
    }

    @Test
    void a_stop_may_take_hours() {
        platform.up(WEB, 30);
        for (int i = 0; i < 15; i++) {
            platform.atEveryBoundary(_ -> clock.advance(Duration.ofHours(1)));
            control.remove(
                    WEB, Set.of(platform.look(WEB).containers().getFirst().id()));
        }
        platform.atEveryBoundary(_ -> {});

        assertThatCode(() -> control.observe(WEB)).doesNotThrowAnyException();
        assertThat(circuits.states())
                .allSatisfy(state -> assertThat(state.standing()).isEqualTo(Standing.CLOSED));
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(EngineUnavailable.class).isThrownBy(() -> control.observe(WEB));
        }
    }
}

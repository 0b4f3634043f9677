package dev.plimsoll.application.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LifecycleActionTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");

    @Test
    void a_start_is_the_same_when_another_source_tells_it_a_little_later() {
        LifecycleAction action = LifecycleAction.begin(hook(60), startedAt(NOON), NOON);

        assertThat(action.isOf(startedAt(NOON.plusMillis(300)))).isTrue();
        assertThat(action.isOf(startedAt(NOON.minusMillis(300)))).isTrue();
        assertThat(action.isOf(startedAt(NOON.plusSeconds(3)))).isFalse();
    }

    @Test
    void a_start_may_lie_in_the_future_of_our_clock() {
        Instant ahead = NOON.plusSeconds(5);
        LifecycleAction action = LifecycleAction.begin(hook(60), startedAt(ahead), NOON);

        assertThat(action.isOf(startedAt(ahead))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "300, 30000", "1728, 172800", "7200, 172800"})
    void an_action_lasts_a_hundred_heartbeats_or_two_days_at_most(int heartbeat, int longest) {
        LifecycleAction action = LifecycleAction.begin(hook(heartbeat), startedAt(NOON), NOON);

        assertThat(action.deadline()).isEqualTo(NOON.plusSeconds(heartbeat));
        assertThat(action.latest()).isEqualTo(NOON.plusSeconds(longest));
        assertThat(action.extended(Duration.ofSeconds(heartbeat), NOON.plusSeconds(longest - 1L))
                        .deadline())
                .isEqualTo(action.latest());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7201})
    void a_heartbeat_out_of_range_is_refused(int seconds) {
        assertThatThrownBy(() -> hook(seconds)).isInstanceOf(InvalidSettings.class);
    }

    private static LifecycleHook hook(int heartbeat) {
        return new LifecycleHook(
                WEB,
                "warm",
                Transition.LAUNCHING,
                new HookWork.Command(List.of("true")),
                Duration.ofSeconds(heartbeat),
                HookResult.ABANDON,
                NOON.minusSeconds(60));
    }

    private static FleetContainer startedAt(Instant instant) {
        ContainerId id = new ContainerId("a");
        return new FleetContainer(id, "shop-web-1", 1, ContainerPhase.READY, false, instant, false);
    }
}

package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.lifecycle.Transition;
import dev.plimsoll.application.port.LifecycleActionRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every `LifecycleActionRepository` does.
public abstract class LifecycleActionRepositoryContract {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000001Z");
    private static final LifecycleAction ACTION = new LifecycleAction(
            "0123456789abcdef01234567",
            new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web"),
            "plimsoll.pre-stop",
            Transition.TERMINATING,
            new ContainerId("a".repeat(64)),
            "shop-web-1",
            NOON,
            NOON.plusSeconds(1),
            NOON.plusSeconds(2),
            NOON.plusSeconds(3),
            false,
            null);

    /// The same one during a test, empty at its start.
    protected abstract LifecycleActionRepository repository();

    @Test
    void an_action_comes_back_as_it_was_stored() {
        repository().save(ACTION);

        assertThat(repository().all()).containsExactly(ACTION);
    }

    @Test
    void an_action_is_replaced_by_what_became_of_it() {
        LifecycleAction accepted = ACTION.accepted().extended(Duration.ofSeconds(1), NOON.plusSeconds(2));
        repository().save(ACTION);
        repository().save(accepted);
        assertThat(repository().all()).containsExactly(accepted);

        for (HookResult result : HookResult.values()) {
            repository().save(accepted.ended(result));
            assertThat(repository().all()).containsExactly(accepted.ended(result));
        }
    }

    @Test
    void what_is_deleted_is_gone_once_and_for_all() {
        repository().save(ACTION);

        repository().delete(ACTION.id());
        repository().delete(ACTION.id());

        assertThat(repository().all()).isEmpty();
    }
}

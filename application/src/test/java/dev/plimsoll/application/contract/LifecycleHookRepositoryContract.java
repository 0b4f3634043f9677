package dev.plimsoll.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.lifecycle.Transition;
import dev.plimsoll.application.port.LifecycleHookRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every `LifecycleHookRepository` does.
public abstract class LifecycleHookRepositoryContract {
    private static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");
    private static final TargetId OTHER = new TargetId(new AppId(AppKind.PLIMSOLL, "shop"), "web");
    private static final HookWork CALL = new HookWork.Callback("https://example.com/ü?a=1", "5ec2e7");
    private static final HookWork RUN = new HookWork.Command(List.of("/bin/sh", "-c", "echo \"ü\" '😀'"));

    /// The same one during a test, empty at its start.
    protected abstract LifecycleHookRepository repository();

    @Test
    void hooks_come_back_as_they_were_stored_and_sorted_by_name() {
        LifecycleHook warm = hook(WEB, "warm", Transition.LAUNCHING, CALL, HookResult.ABANDON);
        LifecycleHook bye = hook(WEB, "bye", Transition.TERMINATING, RUN, HookResult.CONTINUE);
        LifecycleHook theirs = hook(OTHER, "other", Transition.LAUNCHING, RUN, HookResult.ABANDON);
        List.of(warm, theirs, bye).forEach(repository()::save);

        assertThat(repository().all()).containsExactly(bye, theirs, warm);
    }

    @Test
    void a_hook_is_replaced_by_one_of_its_name_in_the_same_target() {
        LifecycleHook before = hook(WEB, "warm", Transition.LAUNCHING, CALL, HookResult.ABANDON);
        LifecycleHook after = hook(WEB, "warm", Transition.LAUNCHING, RUN, HookResult.CONTINUE);
        LifecycleHook theirs = hook(OTHER, "warm", Transition.LAUNCHING, CALL, HookResult.ABANDON);
        List.of(before, theirs, after).forEach(repository()::save);

        assertThat(repository().all()).containsExactlyInAnyOrder(after, theirs);
    }

    @Test
    void what_is_deleted_is_gone_and_others_stay() {
        LifecycleHook warm = hook(WEB, "warm", Transition.LAUNCHING, CALL, HookResult.ABANDON);
        LifecycleHook theirs = hook(OTHER, "warm", Transition.LAUNCHING, CALL, HookResult.ABANDON);
        List.of(warm, theirs).forEach(repository()::save);

        assertThat(repository().delete(WEB, "warm")).isTrue();
        assertThat(repository().delete(WEB, "warm")).isFalse();
        assertThat(repository().all()).containsExactly(theirs);
    }

    private static LifecycleHook hook(
            TargetId target, String name, Transition transition, HookWork work, HookResult result) {
        Instant noon = Instant.parse("2026-01-01T12:00:00.000001Z");
        return new LifecycleHook(target, name, transition, work, Duration.ofSeconds(45), result, noon);
    }
}

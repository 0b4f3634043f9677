package dev.plimsoll.adapters.rest.lifecycle;

import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.LifecycleAction;
import dev.plimsoll.application.usecase.ManageLifecycleActions;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a lifecycle hook for one container.
///
/// @param endsAt when it ends by the default of its hook, unless there is a sign before; of one that is over when it
/// would have
/// @param accepted whether the receiver has taken it and completes it later
/// @param result `CONTINUE` or `ABANDON`; null while it is open
/// @param failing why it does not get on at present; null while nothing fails
@Serdeable(naming = SnakeCaseStrategy.class)
record LifecycleActionJson(
        String id,
        String appId,
        String containerType,
        String hook,
        String transition,
        Container container,
        Instant begunAt,
        Instant endsAt,
        boolean accepted,
        @Nullable String result,
        @Nullable String failing) {
    /// As answers hold one.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record One(LifecycleActionJson lifecycleAction) {}

    /// As answers hold several.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Many(List<LifecycleActionJson> lifecycleActions) {}

    /// Whom it is about.
    @Serdeable
    record Container(String id, String name) {}

    static One one(ManageLifecycleActions.Standing standing) {
        return new One(of(standing));
    }

    static LifecycleActionJson of(ManageLifecycleActions.Standing standing) {
        LifecycleAction action = standing.action();
        HookResult result = action.result();
        return new LifecycleActionJson(
                action.id(),
                action.target().app().hex(),
                action.target().containerType(),
                action.hook(),
                action.transition().text(),
                new Container(action.container().value(), action.containerName()),
                action.begunAt(),
                action.deadline(),
                action.isAccepted(),
                result == null ? null : result.name(),
                standing.failure().isEmpty() ? null : standing.failure());
    }
}

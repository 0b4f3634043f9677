package dev.plimsoll.application.lifecycle;

import dev.plimsoll.application.event.Ids;
import dev.plimsoll.domain.fleet.ContainerId;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run of one hook for one start of one container.
///
/// The instant of a start is told by events and by the engine itself, and the two differ by a little; so a start is
/// known
/// by what lies before `covers` and not by its exact instant.
///
/// @param id 24 lower-case hex digits
/// @param hook the name of the hook
/// @param covers starts of the container up to this instant are the one that it is about
/// @param deadline when it ends by the default of its hook, unless there is a sign before
/// @param latest the deadline goes no further, however many heartbeats there are
/// @param isAccepted whether the receiver has taken it and completes it later
/// @param result null while it is open
public record LifecycleAction(
        String id,
        TargetId target,
        String hook,
        Transition transition,
        ContainerId container,
        String containerName,
        Instant begunAt,
        Instant covers,
        Instant deadline,
        Instant latest,
        boolean isAccepted,
        @Nullable HookResult result) {
    /// Clocks differ, too; a container that starts twice within it has one action.
    private static final Duration SLACK = Duration.ofSeconds(1);

    /// One that has just begun, for a container that has started.
    public static LifecycleAction begin(LifecycleHook hook, FleetContainer container, Instant now) {
        Instant startedAt = container.startedAt();
        Instant started = startedAt == null ? now : startedAt.plus(SLACK);
        return new LifecycleAction(
                Ids.next(),
                hook.target(),
                hook.name(),
                hook.transition(),
                container.id(),
                container.name(),
                now,
                started.isAfter(now) ? started : now,
                now.plus(hook.heartbeat()),
                now.plus(hook.longest()),
                false,
                null);
    }

    public boolean isOpen() {
        return result == null;
    }

    public boolean isOverdue(Instant now) {
        return !now.isBefore(deadline);
    }

    /// Whether it is about this start of the container, and not about an earlier one.
    public boolean isOf(FleetContainer other) {
        Instant startedAt = other.startedAt();
        return container.equals(other.id()) && (startedAt == null || !startedAt.isAfter(covers));
    }

    /// Whether it ran this hook, and not one that had its name before.
    public boolean isOf(LifecycleHook other) {
        return hook.equals(other.name()) && target.equals(other.target()) && !begunAt.isBefore(other.createdAt());
    }

    /// Whether both are about the same step in the life of one container.
    public boolean isBeside(LifecycleAction other) {
        return !id.equals(other.id) && transition == other.transition && container.equals(other.container);
    }

    /// After the receiver has taken it.
    public LifecycleAction accepted() {
        return with(deadline, true, result);
    }

    /// After a sign of life.
    public LifecycleAction extended(Duration heartbeat, Instant now) {
        Instant wanted = now.plus(heartbeat);
        return with(wanted.isBefore(latest) ? wanted : latest, isAccepted, result);
    }

    public LifecycleAction ended(HookResult how) {
        return with(deadline, isAccepted, how);
    }

    private LifecycleAction with(Instant until, boolean isTaken, @Nullable HookResult how) {
        return new LifecycleAction(
                id, target, hook, transition, container, containerName, begunAt, covers, until, latest, isTaken, how);
    }
}

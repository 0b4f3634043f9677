package dev.plimsoll.application.lifecycle;

import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// What is to be done whenever a container of a target starts, or before one stops.
///
/// - Shapes: `name` is 1 to 64 letters, digits, `_` and `-`, and unique in the target; `heartbeat` is 1 s to 2 h.
/// - Example: a terminating hook with a heartbeat of 60 s ends by `defaultResult` after a minute without a sign, and
/// after
///   100 minutes however many heartbeats there were.
/// - Source: lifecycle hooks of AWS Auto Scaling, its limits included.
///
/// @param heartbeat how long an action waits for a sign
/// @param defaultResult how an action ends that waited in vain
/// @param createdAt containers that started before are none of its business
public record LifecycleHook(
        TargetId target,
        String name,
        Transition transition,
        HookWork work,
        Duration heartbeat,
        HookResult defaultResult,
        Instant createdAt) {
    public static final Duration USUAL_HEARTBEAT = Duration.ofMinutes(5);

    /// A dot keeps it apart from every name that people may choose.
    private static final String PRE_STOP = "plimsoll.pre-stop";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration LONGEST_IN_ALL = Duration.ofDays(2);
    private static final int MOST_HEARTBEATS = 100;

    public LifecycleHook {
        boolean isInRange = heartbeat.compareTo(SHORTEST) >= 0 && heartbeat.compareTo(LONGEST) <= 0;
        new Problems()
                .check(
                        NAME.matcher(name).matches() || name.equals(PRE_STOP),
                        "name",
                        "must be 1 to 64 letters, digits, _ and -, and begin with a letter or a digit")
                .check(isInRange, "heartbeat_timeout_seconds", "must be from 1 to 7200")
                .refuse();
    }

    /// What a label of a service says: a shell command before each stop.
    public static LifecycleHook preStop(TargetId target, String command, Duration patience) {
        HookWork work = new HookWork.Command(List.of("/bin/sh", "-c", command));
        return new LifecycleHook(
                target, PRE_STOP, Transition.TERMINATING, work, patience, HookResult.CONTINUE, Instant.EPOCH);
    }

    /// How long an action takes at most, heartbeats or not.
    public Duration longest() {
        Duration longest = heartbeat.multipliedBy(MOST_HEARTBEATS);
        return longest.compareTo(LONGEST_IN_ALL) < 0 ? longest : LONGEST_IN_ALL;
    }

    /// Whether it is to be run for a container that has started.
    public boolean concerns(FleetContainer container) {
        Instant startedAt = container.startedAt();
        return startedAt != null && (transition == Transition.TERMINATING || startedAt.isAfter(createdAt));
    }

    /// Whether it runs inside the container, which is as good as root there.
    public boolean isCommand() {
        return work instanceof HookWork.Command;
    }
}

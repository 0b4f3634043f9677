package dev.plimsoll.application.control;

import dev.plimsoll.application.port.ContainerControl;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Observes fleets for those who decide; while the engine does not answer, each is as it was last seen, for a limited
/// time. Whoever acts observes for themselves.
///
/// Thread-safe.
public final class LastFleets {
    private final ContainerControl containers;
    private final Duration longest;
    private final Map<TargetId, LastSeen> known = new ConcurrentHashMap<>();

    /// Fleets that nobody has seen yet.
    ///
    /// @param longest how old a look may be that stands in for another; zero for none
    public LastFleets(ContainerControl containers, Duration longest) {
        this.containers = containers;
        this.longest = longest;
    }

    private record LastSeen(Fleet fleet, Instant at) {}

    /// A fleet.
    ///
    /// @param outage that the engine does not answer, so that this is an earlier look; null when it is of now
    public record Seen(Fleet fleet, @Nullable Outage outage) {}

    /// The fleet as it is, or as it was last seen.
    ///
    /// @throws PortFailure when it cannot be observed and was not seen lately
    public Seen observe(TargetId target, Instant now) {
        try {
            Fleet fleet = containers.observe(target);
            known.values().removeIf(old -> isTooOld(old, now));
            known.put(target, new LastSeen(fleet, now));
            return new Seen(fleet, null);
        } catch (PortFailure.EngineUnavailable away) {
            LastSeen last = known.get(target);
            if (last == null || !longest.isPositive() || isTooOld(last, now)) {
                throw away;
            }
            return new Seen(last.fleet(), new Outage("the engine", away.detail(), Duration.between(last.at(), now)));
        }
    }

    /// Also when the clock was set back.
    private boolean isTooOld(LastSeen seen, Instant now) {
        return Duration.between(seen.at(), now).abs().compareTo(longest) > 0;
    }
}

package dev.plimsoll.adapters.docker.events;

import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which containers a call of this process is making or removing right now, so that what happens to them is not taken
/// for the work of other hands. Dies with the process, as the work does.
///
/// Making explains that a container appears and starts, never that it ends: it may crash, or be stopped by a person,
/// the
/// moment it runs.
public final class OurWork {
    /// Events lag behind the call that causes them; what we have just finished is still ours when they arrive.
    private static final Duration AFTERGLOW = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Set<ContainerId> making = ConcurrentHashMap.newKeySet();
    private final Set<ContainerId> removing = ConcurrentHashMap.newKeySet();
    private final Map<ContainerId, Instant> made = new ConcurrentHashMap<>();
    private final Map<ContainerId, Instant> removed = new ConcurrentHashMap<>();

    public OurWork(InstantSource clock) {
        this.clock = clock;
    }

    public void makes(ContainerId id) {
        making.add(id);
    }

    public void removes(ContainerId id) {
        removing.add(id);
    }

    public void isDoneWith(ContainerId id) {
        // First the afterglow: at no moment in between is it nobody's.
        if (removing.contains(id)) {
            glow(removed, id);
        }
        glow(made, id);
        making.remove(id);
        removing.remove(id);
    }

    public boolean isMaking(ContainerId id) {
        return making.contains(id);
    }

    public boolean isRemoving(ContainerId id) {
        return removing.contains(id);
    }

    boolean isBehindTheStart(ContainerId id) {
        return making.contains(id) || removing.contains(id) || glows(made, id);
    }

    boolean isBehindTheEnd(ContainerId id) {
        return removing.contains(id) || glows(removed, id);
    }

    private void glow(Map<ContainerId, Instant> finished, ContainerId id) {
        Instant now = clock.instant();
        finished.values().removeIf(at -> at.plus(AFTERGLOW).isBefore(now));
        finished.put(id, now);
    }

    private boolean glows(Map<ContainerId, Instant> finished, ContainerId id) {
        Instant doneAt = finished.get(id);
        return doneAt != null && doneAt.plus(AFTERGLOW).isAfter(clock.instant());
    }
}

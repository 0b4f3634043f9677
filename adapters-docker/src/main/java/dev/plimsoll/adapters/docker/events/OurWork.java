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

    public void hasMade(ContainerId id) {
        note(made, id);
        making.remove(id);
    }

    public void removes(ContainerId id) {
        removing.add(id);
    }

    public void hasRemoved(ContainerId id) {
        note(removed, id);
        removing.remove(id);
    }

    public boolean isMaking(ContainerId id) {
        return making.contains(id);
    }

    public boolean isRemoving(ContainerId id) {
        return removing.contains(id);
    }

    /// Whether a creation or a start that is told now is ours.
    boolean isBehindTheStartOf(ContainerId id) {
        return making.contains(id) || isRecent(made, id);
    }

    /// Whether a kill, an end or a removal that is told now is ours.
    boolean isBehindTheEndOf(ContainerId id) {
        return removing.contains(id) || isRecent(removed, id);
    }

    private void note(Map<ContainerId, Instant> finished, ContainerId id) {
        Instant now = clock.instant();
        finished.values().removeIf(at -> at.plus(AFTERGLOW).isBefore(now));
        finished.put(id, now);
    }

    private boolean isRecent(Map<ContainerId, Instant> finished, ContainerId id) {
        Instant at = finished.get(id);
        return at != null && at.plus(AFTERGLOW).isAfter(clock.instant());
    }
}

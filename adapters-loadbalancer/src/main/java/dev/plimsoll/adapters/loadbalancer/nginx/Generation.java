package dev.plimsoll.adapters.loadbalancer.nginx;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was there before nginx was told to read its configuration again, and may still use the old one.
///
/// @param master null where processes cannot be seen
/// @param old the workers from before
/// @param sinceNanos when nginx was told
record Generation(@Nullable ProcessHandle master, List<ProcessHandle> old, long sinceNanos) {
    /// In which a reload is done, where that cannot be seen.
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    Generation {
        old = List.copyOf(old);
    }

    /// Whether nginx has ended, and may have been started anew since.
    boolean isGone() {
        return master != null && !master.isAlive();
    }

    /// Whether a worker knows the new configuration. One that is refused gets no new workers.
    boolean isInForce(long nowNanos) {
        return master == null
                ? nowNanos - sinceNanos >= A_MOMENT.toNanos()
                : master.children().anyMatch(worker -> !old.contains(worker));
    }

    /// Whether nobody knows the old one any more.
    ///
    /// @param drain for how long requests may take, where processes cannot be seen
    boolean isOver(Duration drain, long nowNanos) {
        return master == null
                ? nowNanos - sinceNanos >= drain.toNanos()
                : old.stream().noneMatch(ProcessHandle::isAlive);
    }
}

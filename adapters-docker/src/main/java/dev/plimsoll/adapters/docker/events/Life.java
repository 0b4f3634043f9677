package dev.plimsoll.adapters.docker.events;

import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the events told of one container's present run.
///
/// @param startedAt null when the start was before our time
/// @param stopRequestedAt when a person asked it to stop, in this run
/// @param endedAt null while it runs
/// @param isCrash it ended and nobody had asked for it; never claimed when we cannot know
record Life(
        TargetId target,
        @Nullable Instant startedAt,
        @Nullable Instant stopRequestedAt,
        @Nullable Instant endedAt,
        boolean isCrash) {

    static Life seen(TargetId target, boolean isAlive, Instant now) {
        return new Life(target, null, null, isAlive ? null : now, false);
    }

    boolean isAlive() {
        return endedAt == null;
    }

    Life started(Instant at) {
        return new Life(target, at, null, null, false);
    }

    Life learned(Instant start) {
        return new Life(target, start, stopRequestedAt, endedAt, isCrash);
    }

    Life stopRequested(Instant at) {
        return new Life(target, startedAt, at, endedAt, false);
    }

    /// Nobody asked it to stop after all.
    Life withoutRequest() {
        return new Life(target, startedAt, null, endedAt, !isAlive());
    }

    Life ended(Instant at, boolean asACrash) {
        return new Life(target, startedAt, stopRequestedAt, at, asACrash);
    }

    /// A process may ignore the signal and live on; then the request is void after a while.
    boolean isStopping(Instant now, Duration patience) {
        return isAlive()
                && stopRequestedAt != null
                && stopRequestedAt.plus(patience).isAfter(now);
    }
}

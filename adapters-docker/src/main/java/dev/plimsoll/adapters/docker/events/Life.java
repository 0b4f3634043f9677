package dev.plimsoll.adapters.docker.events;

import dev.plimsoll.domain.fleet.TargetId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the events told of one container's present run.
///
/// @param startedAt null when the start was before our time
/// @param stopRequestedAt when a person asked it to stop, in this run
/// @param hint a signal that may have been such a request: its end will tell
/// @param endedAt null while it runs
/// @param isCrash it ended and nobody had asked for it; never claimed when we cannot know
record Life(
        TargetId target,
        @Nullable Instant startedAt,
        @Nullable Instant stopRequestedAt,
        @Nullable Hint hint,
        @Nullable Instant endedAt,
        boolean isCrash) {

    /// A request to stop that had no effect for this long is forgotten.
    static final Duration STOPPING = Duration.ofMinutes(10);

    /// A signal that stops some programs, and makes others tell something: a thread dump.
    ///
    /// @param until an end up to then is its effect
    record Hint(Instant at, Instant until) {}

    static Life seen(TargetId target, boolean isAlive, Instant now) {
        return new Life(target, null, null, null, isAlive ? null : now, false);
    }

    boolean isAlive() {
        return endedAt == null;
    }

    Life started(Instant at) {
        return new Life(target, at, null, null, null, false);
    }

    Life learned(Instant start) {
        return new Life(target, start, stopRequestedAt, hint, endedAt, isCrash);
    }

    Life stopRequested(Instant at) {
        return new Life(target, startedAt, at, hint, endedAt, false);
    }

    Life hinted(Instant at, Duration grace) {
        return new Life(target, startedAt, stopRequestedAt, new Hint(at, at.plus(grace)), endedAt, isCrash);
    }

    /// Nobody asked it to stop after all.
    Life withoutRequest() {
        return new Life(target, startedAt, null, null, endedAt, !isAlive());
    }

    /// It ended. Without a request behind that, it is a crash when we are sure to have heard all.
    Life ended(Instant at, boolean isSure) {
        Instant requestedAt = requestBehindAnEndAt(at);
        return new Life(target, startedAt, requestedAt, null, at, isSure && requestedAt == null);
    }

    /// When a person asked for an end at this moment; null when nobody did, or too long ago to have caused it.
    @Nullable
    Instant requestBehindAnEndAt(Instant end) {
        if (stopRequestedAt != null && stopRequestedAt.plus(STOPPING).isAfter(end)) {
            return stopRequestedAt;
        }
        return hint == null || hint.until().isBefore(end) ? null : hint.at();
    }

    /// A process may ignore the signal and live on; then the request is void after a while.
    boolean isStopping(Instant now) {
        return isAlive()
                && stopRequestedAt != null
                && stopRequestedAt.plus(STOPPING).isAfter(now);
    }
}

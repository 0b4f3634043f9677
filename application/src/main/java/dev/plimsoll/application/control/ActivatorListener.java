package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.TargetId;

/// Hears of what becomes of requests that come while a type may sleep. Calls come from many threads and must return
/// quickly.
@FunctionalInterface
public interface ActivatorListener {
    /// What became of a request. One that is held is told of again when it is over.
    enum Outcome {
        /// It waits for a container.
        HELD,
        /// It went to a container, which began to answer, whatever its answer was.
        FORWARDED,
        /// Nobody brings a container, or too many wait already.
        REFUSED,
        /// No container was there in time.
        TIMED_OUT,
        /// It went to a container that did not answer.
        FAILED
    }

    /// One request of this target.
    void told(TargetId target, Outcome outcome);
}

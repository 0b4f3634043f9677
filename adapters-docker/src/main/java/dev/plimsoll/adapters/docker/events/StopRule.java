package dev.plimsoll.adapters.docker.events;

import java.time.Duration;

/// How one container is meant to be stopped.
///
/// @param signal its number, as text
/// @param grace how long it may take from the signal to its end
record StopRule(String signal, Duration grace) {
    static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);
    static final StopRule DEFAULT = new StopRule("15", DEFAULT_GRACE);
}

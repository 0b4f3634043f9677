package dev.plimsoll.application.history;

import java.time.Instant;

/// How a scaling ended, or where it stands.
public sealed interface Outcome {
    /// On its way.
    record Pending() implements Outcome {}

    /// Not there yet, and the last attempt failed; it is tried again.
    record Failing(String detail, Instant at) implements Outcome {}

    /// The fleet had the wanted count.
    record Reached(Instant at) implements Outcome {}

    /// A newer decision, a person or the end of the autoscaler came first.
    record Superseded(Instant at) implements Outcome {}

    /// Whether it can still change.
    default boolean isOpen() {
        return switch (this) {
            case Pending _, Failing _ -> true;
            case Reached _, Superseded _ -> false;
        };
    }
}

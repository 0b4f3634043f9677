package dev.plimsoll.application.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a source of metrics is.
///
/// A source that answers that it has no data is up: each decision says what it lacks.
///
/// @param problem why it did not answer, or was not believed, when it was last asked; null when it answered
/// @param answeredAt when it last answered; null when it never did
public record SourceState(
        @Nullable String problem, @Nullable Instant answeredAt) {
    public boolean isUp() {
        return problem == null;
    }
}

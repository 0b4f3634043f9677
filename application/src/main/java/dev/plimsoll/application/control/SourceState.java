package dev.plimsoll.application.control;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a source of metrics is.
///
/// A source that answers that it has no data is up: each decision says what it lacks.
///
/// @param problem why it did not answer, or was not believed, when it was last asked; null when it answered
/// @param answeredAt when it last answered; null when it never did
/// @param facts what it tells of itself, by name
public record SourceState(
        @Nullable String problem, @Nullable Instant answeredAt, Map<String, Long> facts) {
    public SourceState {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /// Of a source that tells nothing of itself.
    public SourceState(@Nullable String problem, @Nullable Instant answeredAt) {
        this(problem, answeredAt, Map.of());
    }

    public boolean isUp() {
        return problem == null;
    }
}

package dev.plimsoll.application.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a source of metrics is.
///
/// @param problem what was wrong with its last answer; null when nothing was
/// @param answeredAt when it last answered without a problem; null when it never did
public record SourceState(
        @Nullable String problem, @Nullable Instant answeredAt) {
    public boolean isUp() {
        return problem == null;
    }
}

package dev.plimsoll.application.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a circuit stands: the protection of what we ask somebody outside for one target.
///
/// @param name what it protects, such as `prometheus for shop/web`
/// @param since when it came to stand so; null for one that never changed
/// @param asksAgainAt until when nothing is asked; null unless it is open
/// @param problem what failed last; empty while nothing did
public record CircuitState(
        String name,
        Standing standing,
        @Nullable Instant since,
        @Nullable Instant asksAgainAt,
        String problem) {
    /// Whether calls are let through.
    public enum Standing {
        /// All are.
        CLOSED,
        /// None is: too many failed.
        OPEN,
        /// One is, to see whether they are well again.
        HALF_OPEN
    }
}

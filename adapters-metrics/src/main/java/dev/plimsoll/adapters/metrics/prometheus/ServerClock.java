package dev.plimsoll.adapters.metrics.prometheus;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the clock of a server is ahead of ours.
///
/// Each answer tells it a little differently, as it takes its time. What the first one told holds until another one
/// tells something that the way of an answer does not explain: so a sample is of the same moment whenever it is read.
/// Thread-safe.
final class ServerClock {
    /// A read is given up after so long.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private @Nullable Duration ahead;

    /// When on our clock something was that is so old in an answer.
    ///
    /// @param age by the server's own clock
    /// @param theirNow when the server answered, by its own clock
    /// @param now when we asked
    synchronized Instant ours(Duration age, Instant theirNow, Instant now) {
        Duration told = Duration.between(now, theirNow);
        if (ahead == null || told.minus(ahead).abs().compareTo(TOLERANCE) > 0) {
            ahead = told;
        }
        Instant at = theirNow.minus(ahead).minus(age);
        return at.isAfter(now) ? now : at;
    }
}

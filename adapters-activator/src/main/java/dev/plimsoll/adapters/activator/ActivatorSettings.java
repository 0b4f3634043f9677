package dev.plimsoll.adapters.activator;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;

/// Where the activator listens, and how much it holds.
///
/// ```java
/// ActivatorSettings.at("127.0.0.1", 8081)
/// ```
///
/// @param port 0 takes a free one
/// @param patience how long a request waits for a container, from 1 s to 1 h
/// @param mostOfTarget how many requests of one target are here at a time, those included that a container is
///     answering, from 1
/// @param mostOfAll the same for all targets together
public record ActivatorSettings(String host, int port, Duration patience, int mostOfTarget, int mostOfAll) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /// So many times what one target may have.
    private static final int TARGETS = 4;

    public ActivatorSettings {
        new Problems()
                .check(port >= 0 && port <= 65_535, "port", "must be from 0 to 65535")
                .check(
                        patience.compareTo(SHORTEST) >= 0 && patience.compareTo(LONGEST) <= 0,
                        "patience",
                        "must be from 1 s to 1 h")
                .check(mostOfTarget >= 1, "most_of_target", "must be at least 1")
                .check(mostOfAll >= mostOfTarget, "most_of_all", "must be at least most_of_target")
                .refuse();
    }

    /// As many of all targets together as four of them may have.
    public ActivatorSettings(String host, int port, Duration patience, int mostOfTarget) {
        this(host, port, patience, mostOfTarget, Math.multiplyExact(TARGETS, mostOfTarget));
    }

    /// A minute, and a thousand requests of each target.
    public static ActivatorSettings at(String host, int port) {
        return new ActivatorSettings(host, port, Duration.ofMinutes(1), 1000);
    }
}

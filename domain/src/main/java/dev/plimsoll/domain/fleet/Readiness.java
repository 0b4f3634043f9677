package dev.plimsoll.domain.fleet;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;

/// When a container is fit to serve and to be measured.
///
/// @param warmUp how long a container without a health check runs before it is ready, from 0 to 1 h
/// @param initializationPeriod how long after its start a container's CPU counts only while it is ready,
///     from 0 to 1 h
/// @param readinessDelay unready since within this time of its start means never ready yet, from 0 to 1 h
/// @param countsOrdered whether containers that were decided on but do not exist yet count as starting.
///     Kubernetes does not need to: there the missing ones exist at once, as pending pods
public record Readiness(
        Duration warmUp, Duration initializationPeriod, Duration readinessDelay, boolean countsOrdered) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /// Kubernetes' five minutes and 30 s, and a warm-up of 3 s.
    public static final Readiness DEFAULT =
            new Readiness(Duration.ofSeconds(3), Duration.ofMinutes(5), Duration.ofSeconds(30), true);

    public Readiness {
        new Problems()
                .check(isAllowed(warmUp), "warm_up_seconds", "must be from 0 to 3600")
                .check(isAllowed(initializationPeriod), "initialization_period_seconds", "must be from 0 to 3600")
                .check(isAllowed(readinessDelay), "readiness_delay_seconds", "must be from 0 to 3600")
                .refuse();
    }

    private static boolean isAllowed(Duration duration) {
        return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
    }
}

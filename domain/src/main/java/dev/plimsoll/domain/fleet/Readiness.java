package dev.plimsoll.domain.fleet;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When a container is fit to serve and to be measured.
///
/// @param warmUp how long a container without a health check or a probe runs before it is ready, from 0 to
///     1 h
/// @param initializationPeriod how long after its start a container's CPU counts only while it is ready,
///     from 0 to 1 h
/// @param readinessDelay unready since within this time of its start means never ready yet, from 0 to 1 h
/// @param countsOrdered whether containers that were decided on but do not exist yet count as starting.
///     Kubernetes does not need to: there the missing ones exist at once, as pending pods
/// @param readyTimeout how long a container may be unready before it is replaced, from 1 s to 24 h
/// @param probe how a container without a health check is asked whether it is ready; null when only time
///     tells
/// @param warmPool how many containers are kept ready beyond those that are wanted, from 0 to 100
public record Readiness(
        Duration warmUp,
        Duration initializationPeriod,
        Duration readinessDelay,
        boolean countsOrdered,
        Duration readyTimeout,
        @Nullable Probe probe,
        int warmPool) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(24);

    /// So many may be kept ready beyond those that are wanted.
    public static final int MOST_SPARES = 100;

    /// For how long a container may be unready where nobody says otherwise.
    public static final Duration READY_TIMEOUT = Duration.ofMinutes(5);

    /// Kubernetes' five minutes and 30 s, and a warm-up of 3 s.
    public static final Readiness DEFAULT =
            new Readiness(Duration.ofSeconds(3), Duration.ofMinutes(5), Duration.ofSeconds(30), true);

    public Readiness {
        new Problems()
                .check(isAllowed(warmUp), "warm_up_seconds", "must be from 0 to 3600")
                .check(isAllowed(initializationPeriod), "initialization_period_seconds", "must be from 0 to 3600")
                .check(isAllowed(readinessDelay), "readiness_delay_seconds", "must be from 0 to 3600")
                .check(isPatience(readyTimeout), "ready_timeout_seconds", "must be from 1 to 86400")
                .check(warmPool >= 0 && warmPool <= MOST_SPARES, "warm_pool", "must be from 0 to 100")
                .refuse();
    }

    /// Where only time tells, with the usual patience.
    public Readiness(Duration warmUp, Duration initializationPeriod, Duration readinessDelay, boolean countsOrdered) {
        this(warmUp, initializationPeriod, readinessDelay, countsOrdered, READY_TIMEOUT, null, 0);
    }

    /// The same, with another warm-up.
    public Readiness warmedUpFor(Duration other) {
        return new Readiness(other, initializationPeriod, readinessDelay, countsOrdered, readyTimeout, probe, warmPool);
    }

    /// Whether it is a time for which a container may be unready.
    public static boolean isPatience(Duration time) {
        return time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(LONGEST_PATIENCE) <= 0;
    }

    private static boolean isAllowed(Duration duration) {
        return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
    }
}

package dev.plimsoll.domain.adaptive;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.time.Instant;

/// What is known of a service whose containers are to be planned.
///
/// - Example: loads every 5 s, plans every 15 s, containers that serve 80 requests/s well and start in 30 s.
/// - Errors: [InvalidSettings] for what cannot work.
///
/// @param step how far the loads lie apart, from 1 s to 10 min
/// @param period how often a plan is asked for, at least a step, at most 1 h
/// @param start when the first step begins
/// @param served the load that one container serves well, in the unit of the loads; above 0
/// @param startUp from the order of a container until it is ready, from 0 to 24 h
/// @param min as few containers as there may be, from 0
/// @param max as many as there may be, at least 1
public record ServiceModel(
        Duration step, Duration period, Instant start, double served, Duration startUp, int min, int max) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_PERIOD = Duration.ofHours(1);
    private static final Duration SLOWEST = Duration.ofHours(24);

    public ServiceModel {
        new Problems()
                .check(
                        step.compareTo(SHORTEST) >= 0 && step.compareTo(LONGEST) <= 0,
                        "step",
                        "must be from 1 s to 10 m")
                .check(period.compareTo(step) >= 0, "period", "must be at least a step")
                .check(period.compareTo(LONGEST_PERIOD) <= 0, "period", "must be at most 1 h")
                .check(served > 0 && Double.isFinite(served), "served", "must be a number above 0")
                .check(!startUp.isNegative() && startUp.compareTo(SLOWEST) <= 0, "startup", "must be from 0 to 24 h")
                .check(min >= 0 && max >= Math.max(1, min), "max", "must be at least 1 and at least min")
                .refuse();
    }

    /// How many steps a time takes, rounded, at least as many as given.
    int steps(Duration time, int least) {
        return Math.toIntExact(Math.max(least, Math.round((double) time.toMillis() / step.toMillis())));
    }

    int clamp(int count) {
        return Math.clamp(count, min, max);
    }
}

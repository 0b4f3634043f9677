package dev.plimsoll.application.simulation;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;

/// The constants of a simulation.
///
/// - Example: at a load of 330 requests/s, capacity 100 and slo 0.8, five containers are demanded.
/// - Errors: [InvalidSettings] for what cannot work.
///
/// @param step in which time passes, from 100 ms to 1 h
/// @param capacity how many requests a second one container serves at a utilization of 1; above 0
/// @param slo the highest utilization at which requests are served well, above 0, at most 1
/// @param setPoint the utilization to which peers steer, above 0, at most 1
/// @param startUp from the order of a container until it is ready, from 0 to 24 h
/// @param min as few containers as the platform keeps, from 0
/// @param max as many as it has room for, from 1 to 10 000
/// @param scoredFrom the warm-up at the beginning that is not scored, from 0; see [Scoring]
/// @param period how often an autoscaler is asked that has no period of its own; at least a step, at most 1 h
public record Conditions(
        Duration step,
        double capacity,
        double slo,
        double setPoint,
        Duration startUp,
        int min,
        int max,
        Duration scoredFrom,
        Duration period) {
    private static final int MOST = 10_000;
    private static final Duration LONGEST_PERIOD = Duration.ofHours(1);
    private static final double NANOS = 1e9;

    /// The reference's: 5 s, 100 requests/s, 80 %, 70 %, 30 s, from 1 to 1000, two days, 15 s.
    public static final Conditions DEFAULT = new Conditions(
            Duration.ofSeconds(5),
            100,
            0.8,
            0.7,
            Duration.ofSeconds(30),
            1,
            1000,
            Duration.ofDays(2),
            Duration.ofSeconds(15));

    public Conditions {
        new Problems()
                .check(isWithin(step, Duration.ofMillis(100), Duration.ofHours(1)), "step", "must be from 0.1 s to 1 h")
                .check(capacity > 0 && Double.isFinite(capacity), "capacity", "must be a number above 0")
                .check(slo > 0 && slo <= 1, "slo", "must be above 0 and at most 1")
                .check(setPoint > 0 && setPoint <= 1, "set_point", "must be above 0 and at most 1")
                .check(isWithin(startUp, Duration.ZERO, Duration.ofHours(24)), "startup", "must be from 0 to 24 h")
                .check(min >= 0, "min", "must be at least 0")
                .check(max >= Math.max(1, min) && max <= MOST, "max", "must be from 1 or min to 10000")
                .check(!scoredFrom.isNegative(), "scored_from", "must not be negative")
                .check(period.compareTo(step) >= 0, "period", "must be at least a step")
                .check(period.compareTo(LONGEST_PERIOD) <= 0, "period", "must be at most 1 h")
                .refuse();
    }

    /// The same with another start-up.
    public Conditions startingUpIn(Duration other) {
        return new Conditions(step, capacity, slo, setPoint, other, min, max, scoredFrom, period);
    }

    /// The same with containers that serve so many requests a second.
    public Conditions serving(double other) {
        return new Conditions(step, other, slo, setPoint, startUp, min, max, scoredFrom, period);
    }

    /// The same for peers that steer to another utilization.
    public Conditions steeringTo(double other) {
        return new Conditions(step, capacity, slo, other, startUp, min, max, scoredFrom, period);
    }

    /// The same, scored from another time on.
    public Conditions scoredFrom(Duration other) {
        return new Conditions(step, capacity, slo, setPoint, startUp, min, max, other, period);
    }

    /// The same within other bounds.
    public Conditions within(int fewest, int most) {
        return new Conditions(step, capacity, slo, setPoint, startUp, fewest, most, scoredFrom, period);
    }

    /// The same, asking autoscalers at other times.
    public Conditions asking(Duration every) {
        return new Conditions(step, capacity, slo, setPoint, startUp, min, max, scoredFrom, every);
    }

    /// The same in other steps.
    public Conditions inStepsOf(Duration other) {
        return new Conditions(other, capacity, slo, setPoint, startUp, min, max, scoredFrom, period);
    }

    /// A step, in seconds.
    public double stepSeconds() {
        return seconds(step);
    }

    /// How many steps a time takes, rounded, a half to the even number.
    public int steps(Duration time) {
        return (int) Math.rint(seconds(time) / stepSeconds());
    }

    /// How many steps a time takes that is at least one.
    public int atLeastOneStep(Duration time) {
        return Math.max(1, steps(time));
    }

    /// How many requests a second a container has when its utilization is at the set point.
    public double loadAtSetPoint() {
        return capacity * setPoint;
    }

    static double seconds(Duration time) {
        return time.getSeconds() + time.getNano() / NANOS;
    }

    private static boolean isWithin(Duration time, Duration shortest, Duration longest) {
        return time.compareTo(shortest) >= 0 && time.compareTo(longest) <= 0;
    }
}

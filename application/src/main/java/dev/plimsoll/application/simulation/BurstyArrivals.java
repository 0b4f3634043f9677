package dev.plimsoll.application.simulation;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problems;

/// Puts back what coarse rows have lost: requests do not arrive evenly.
///
/// - Formula: the requests of each step are drawn from a negative binomial distribution with the mean that
///   the trace says and a variance of `burst × mean`: a Poisson count whose rate is drawn from a gamma
///   distribution with shape `mean ÷ (burst - 1)` and scale `burst - 1`.
/// - Shapes: `burst` 0 leaves the load as it is; else above 1, at most 1000.
/// - Example: 1000 requests/s in steps of 5 s with `burst` 10: 5000 ± 224 requests a step, some 4.5 %.
/// - The draws are our own, from a generator seeded by the name of the workload, and the same on every
///   machine. The reference has another generator: figures with bursts agree with its figures on average,
///   and not digit by digit.
public final class BurstyArrivals {
    private static final double LARGEST = 1000;
    private static final double SMALLEST_MEAN = 1e-9;

    private BurstyArrivals() {}

    /// A burst that may be.
    ///
    /// @throws InvalidSettings for one that may not
    public static double checked(double burst) {
        new Problems()
                .check(burst == 0 || (burst > 1 && burst <= LARGEST), "burst", "must be 0, or above 1 and at most 1000")
                .refuse();
        return burst;
    }

    /// The workload with its arrivals drawn.
    public static Workload of(Workload smooth, double burst) {
        if (checked(burst) == 0) {
            return smooth;
        }
        Draws draws = new Draws(smooth.name().hashCode());
        double seconds = smooth.step().toNanos() / 1e9;
        double scale = burst - 1;
        double[] loads = smooth.loads();
        for (int k = 0; k < loads.length; k++) {
            double mean = Math.max(loads[k] * seconds, SMALLEST_MEAN);
            loads[k] = draws.poisson(draws.gamma(mean / scale) * scale) / seconds;
        }
        return new Workload(smooth.name(), smooth.start(), smooth.step(), loads);
    }
}

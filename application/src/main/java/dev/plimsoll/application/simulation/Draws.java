package dev.plimsoll.application.simulation;

/// Random numbers that are the same in every Java and on every machine, for the same seed.
///
/// - Source: SplitMix64 (Steele, Lea and Flood, 2014); the normal distribution by Box and Muller; gamma by
///   Marsaglia and Tsang (2000); Poisson by multiplication below 10, above by Hörmann's transformed
///   rejection (PTRS, 1993).
/// - `StrictMath`, as `Math` may differ in the last digit.
final class Draws {
    private static final double BY_MULTIPLICATION = 10;
    private static final double BY_SERIES = 10;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private long state;

    Draws(long seed) {
        this.state = seed;
    }

    /// Strictly between 0 and 1.
    double uniform() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return ((mixed >>> 11) + 0.5) * 0x1p-53;
    }

    /// Of the standard normal distribution.
    double normal() {
        double radius = Math.sqrt(-2 * StrictMath.log(uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /// Of the gamma distribution with this shape, above 0, and scale 1.
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && StrictMath.log(uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /// Of the Poisson distribution with this mean, from 0.
    double poisson(double mean) {
        return mean < BY_MULTIPLICATION ? fewOf(mean) : manyOf(mean);
    }

    private double fewOf(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = uniform(); product > limit; product *= uniform()) {
            count++;
        }
        return count;
    }

    private double manyOf(double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double quick = 0.9277 - 3.6224 / (b - 2);
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double logMean = StrictMath.log(mean);
        while (true) {
            double u = uniform() - 0.5;
            double v = uniform();
            double edge = 0.5 - Math.abs(u);
            double count = Math.floor((2 * a / edge + b) * u + mean + 0.43);
            if (edge >= 0.07 && v <= quick) {
                return count;
            }
            boolean isOutside = count < 0 || (edge < 0.013 && v > edge);
            if (!isOutside
                    && StrictMath.log(v * inverseAlpha / (a / (edge * edge) + b))
                            <= count * logMean - mean - logFactorial(count)) {
                return count;
            }
        }
    }

    /// By Stirling's series.
    static double logFactorial(double count) {
        double x = count + 1;
        double product = 1;
        while (x < BY_SERIES) {
            product *= x;
            x++;
        }
        double inverse = 1 / x;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
        return (x - 0.5) * StrictMath.log(x) - x + HALF_LOG_TWO_PI + series - StrictMath.log(product);
    }
}

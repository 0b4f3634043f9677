package dev.plimsoll.application.memory;

import java.util.Arrays;
import java.util.Optional;

/// What many samples come to, across containers and time.
///
/// Example: of the samples 1 to 10, count is 10, min 1, mean 5.5, max 10 and p95 10.
///
/// @param count of samples, at least 1
/// @param p95 one of the samples, by nearest rank
public record Figures(long count, double min, double mean, double max, double p95) {
    private static final int PERCENT = 95;

    /// Of these samples; nothing when there are none. Not-a-numbers are gaps and count for nothing.
    public static Optional<Figures> of(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted); // not-a-numbers come last
        int count = sorted.length;
        while (count > 0 && Double.isNaN(sorted[count - 1])) {
            count--;
        }
        if (count == 0) {
            return Optional.empty();
        }
        double sum = 0;
        for (int index = 0; index < count; index++) {
            sum += sorted[index];
        }
        int rank = (int) Math.ceilDiv((long) count * PERCENT, 100L);
        return Optional.of(new Figures(
                count, sorted[0], mean(sum, count, sorted[0], sorted[count - 1]), sorted[count - 1], sorted[rank - 1]));
    }

    /// Several minutes together, one after the other, at least one. All is exact but p95, which is that of the
    /// minute in which it was highest: what the samples were is not known any more.
    public static final class Sum {
        private long count;
        private double sum;
        private double min = Double.MAX_VALUE;
        private double max;
        private double p95;

        /// Adds a minute.
        public void add(Figures part) {
            count += part.count;
            sum += part.mean * part.count;
            min = Math.min(min, part.min);
            max = Math.max(max, part.max);
            p95 = Math.max(p95, part.p95);
        }

        /// What all of them come to.
        public Figures figures() {
            return new Figures(count, min, Figures.mean(sum, count, min, max), max, p95);
        }
    }

    /// Adding up many leaves dust, which must not lie beyond all of them.
    private static double mean(double sum, long count, double min, double max) {
        return Math.clamp(sum / count, min, max);
    }
}

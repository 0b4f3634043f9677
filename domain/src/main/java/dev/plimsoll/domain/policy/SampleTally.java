package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.TimeSeries;

/// Gathers the samples of many series into one value. Plain loops and no list: an evaluation walks over
/// thousands of samples, and hardly anything may be allocated on the way.
///
/// A sample is usable if it is a finite number from 0; others are as good as none.
abstract sealed class SampleTally {
    private int count;

    /// The average of the newest samples.
    static SampleTally newest() {
        return new NewestAverage();
    }

    /// A statistic of the samples younger than a moment, in milliseconds since 1970.
    static SampleTally after(long epochMillis, Statistic statistic) {
        return switch (statistic.kind()) {
            case AVERAGE -> new Average(epochMillis);
            case MAX -> new Max(epochMillis);
            case MIN -> new Min(epochMillis);
            case PERCENTILE -> new Percentile(epochMillis, statistic.percent());
        };
    }

    /// Takes in the usable samples of one more series; answers whether there were any.
    final boolean add(TimeSeries series) {
        int usable = take(series);
        count += usable;
        return usable > 0;
    }

    /// The value of all samples together; there must be some.
    final double value() {
        return of(count) + 0.0; // Never -0.
    }

    /// Answers how many samples were usable.
    abstract int take(TimeSeries series);

    /// The value of so many samples.
    abstract double of(int count);

    private static double average(double sum, int count) {
        return Dust.off(Math.min(Double.MAX_VALUE, sum / count));
    }

    private static boolean isUsable(double sample) {
        return sample >= 0 && sample <= Double.MAX_VALUE;
    }

    private static final class NewestAverage extends SampleTally {
        private double sum;

        @Override
        int take(TimeSeries series) {
            double sample = series.latest();
            if (!isUsable(sample)) {
                return 0;
            }
            sum += sample;
            return 1;
        }

        @Override
        double of(int count) {
            return average(sum, count);
        }
    }

    private static final class Average extends SampleTally {
        private final long after;
        private double sum;

        Average(long after) {
            this.after = after;
        }

        @Override
        int take(TimeSeries series) {
            double partial = 0;
            int usable = 0;
            for (int i = series.firstAfter(after); i < series.size(); i++) {
                double sample = series.value(i);
                if (isUsable(sample)) {
                    partial += sample;
                    usable++;
                }
            }
            sum += partial;
            return usable;
        }

        @Override
        double of(int count) {
            return average(sum, count);
        }
    }

    private static final class Max extends SampleTally {
        private final long after;
        private double max;

        Max(long after) {
            this.after = after;
        }

        @Override
        int take(TimeSeries series) {
            int usable = 0;
            for (int i = series.firstAfter(after); i < series.size(); i++) {
                double sample = series.value(i);
                if (isUsable(sample)) {
                    max = sample > max ? sample : max;
                    usable++;
                }
            }
            return usable;
        }

        @Override
        double of(int count) {
            return max;
        }
    }

    private static final class Min extends SampleTally {
        private final long after;
        private double min = Double.MAX_VALUE;

        Min(long after) {
            this.after = after;
        }

        @Override
        int take(TimeSeries series) {
            int usable = 0;
            for (int i = series.firstAfter(after); i < series.size(); i++) {
                double sample = series.value(i);
                if (isUsable(sample)) {
                    min = sample < min ? sample : min;
                    usable++;
                }
            }
            return usable;
        }

        @Override
        double of(int count) {
            return min;
        }
    }

    private static final class Percentile extends SampleTally {
        private final Ranking ranking;
        private final int percent;

        Percentile(long after, int percent) {
            this.ranking = new Ranking(after);
            this.percent = percent;
        }

        @Override
        int take(TimeSeries series) {
            return ranking.add(series);
        }

        @Override
        double of(int count) {
            return ranking.find(Math.ceilDiv((long) count * percent, 100L));
        }
    }
}

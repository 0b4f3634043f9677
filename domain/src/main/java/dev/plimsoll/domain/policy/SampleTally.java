package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.TimeSeries;
import java.util.Arrays;

/// Gathers the samples of many series into one value. Plain loops and no list: an evaluation walks over
/// thousands of samples, and hardly anything may be allocated on the way.
///
/// A sample is usable if it is a finite number from 0; others are as good as none.
final class SampleTally {
    private static final TimeSeries[] NONE = {};

    private final Statistic statistic;
    private final long after;
    private final boolean isNewestOnly;
    private double sum;
    private double min = Double.MAX_VALUE;
    private double max;
    private int count;
    private TimeSeries[] kept = NONE;
    private int size;

    private SampleTally(Statistic statistic, long after, boolean isNewestOnly) {
        this.statistic = statistic;
        this.after = after;
        this.isNewestOnly = isNewestOnly;
    }

    /// The average of the newest samples.
    static SampleTally newest() {
        return new SampleTally(Statistic.AVERAGE, 0, true);
    }

    /// Any statistic of the samples younger than a moment, in milliseconds since 1970.
    static SampleTally after(long epochMillis, Statistic statistic) {
        return new SampleTally(statistic, epochMillis, false);
    }

    /// Takes in the usable samples of one more series; answers whether there were any.
    boolean add(TimeSeries series) {
        int before = count;
        for (int i = isNewestOnly ? series.size() - 1 : series.firstAfter(after); i < series.size(); i++) {
            double value = series.value(i) + 0.0; // So that there is no -0.
            if (value >= 0 && value <= Double.MAX_VALUE) {
                sum += value;
                min = Math.min(min, value);
                max = Math.max(max, value);
                count++;
            }
        }
        if (count == before) {
            return false;
        }
        if (statistic.kind() == Statistic.Kind.PERCENTILE) {
            keep(series);
        }
        return true;
    }

    private void keep(TimeSeries series) {
        if (size == kept.length) {
            kept = Arrays.copyOf(kept, Math.max(16, 2 * size));
        }
        kept[size++] = series;
    }

    /// The value of all samples together; there must be some.
    double value() {
        return switch (statistic.kind()) {
            case AVERAGE -> Dust.off(Math.min(sum / count, Double.MAX_VALUE));
            case MIN -> min;
            case MAX -> max;
            case PERCENTILE -> {
                long rank = Math.ceilDiv((long) count * statistic.percent(), 100L);
                yield new Ranking(kept, size, after).find(rank, min, max);
            }
        };
    }
}

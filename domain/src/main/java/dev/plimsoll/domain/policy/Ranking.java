package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.TimeSeries;
import java.util.Arrays;

/// Finds the sample of a rank without a copy of the samples.
///
/// Numbers from 0 are ordered as their bits are. The range that holds the wanted one is cut into buckets
/// and narrowed to one of them, until all that is left in it is equal: a handful of walks over the samples,
/// however they are spread.
final class Ranking {
    private static final int BUCKET_BITS = 6;

    private final TimeSeries[] series;
    private final int size;
    private final long after;
    private final int[] buckets = new int[1 << BUCKET_BITS];
    private long low;
    private long high;

    /// Of the samples younger than a moment in the first `size` series.
    Ranking(TimeSeries[] series, int size, long after) {
        this.series = series;
        this.size = size;
        this.after = after;
    }

    /// The sample of this rank, 1 being the smallest, of those that lie from `min` to `max`.
    double find(long rank, double min, double max) {
        low = bits(min);
        high = bits(max);
        long left = rank;
        while (low < high) {
            int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(high - low) - BUCKET_BITS);
            count(shift);
            int bucket = 0;
            while (left > buckets[bucket]) {
                left -= buckets[bucket++];
            }
            long start = low + ((long) bucket << shift);
            narrow(start, start + Math.min(high - start, (1L << shift) - 1));
        }
        return Double.longBitsToDouble(low);
    }

    private void count(int shift) {
        Arrays.fill(buckets, 0);
        for (int s = 0; s < size; s++) {
            TimeSeries one = series[s];
            for (int i = one.firstAfter(after); i < one.size(); i++) {
                long bits = bits(one.value(i));
                if (bits >= low && bits <= high) {
                    buckets[(int) ((bits - low) >>> shift)]++;
                }
            }
        }
    }

    /// To what there really is within a range.
    private void narrow(long from, long to) {
        long least = to;
        long most = from;
        for (int s = 0; s < size; s++) {
            TimeSeries one = series[s];
            for (int i = one.firstAfter(after); i < one.size(); i++) {
                long bits = bits(one.value(i));
                if (bits >= from && bits <= to) {
                    least = Math.min(least, bits);
                    most = Math.max(most, bits);
                }
            }
        }
        low = least;
        high = most;
    }

    /// Adding 0 makes -0 a plain 0; what is no number or below 0 is in no range.
    private static long bits(double value) {
        return Double.doubleToRawLongBits(value + 0.0);
    }
}

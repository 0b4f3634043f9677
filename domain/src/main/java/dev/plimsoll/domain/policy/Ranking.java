package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.TimeSeries;
import java.util.Arrays;

/// Finds the sample of a rank without a copy of the samples.
///
/// Numbers from 0 are ordered as their bits are. The range that holds the wanted one is cut into buckets
/// and narrowed to one of them, until what is left in it is all equal or few enough to be sorted: as a rule
/// three walks over the samples, and a handful however they are spread.
final class Ranking {
    private static final int BUCKET_BITS = 6;
    private static final int BUCKETS = 1 << BUCKET_BITS;
    private static final long SMALLEST = 0;
    private static final long LARGEST = Double.doubleToRawLongBits(Double.MAX_VALUE);

    /// First how many samples there are in each bucket, in the end the few samples themselves.
    private final long[] buckets = new long[BUCKETS];

    private TimeSeries[] kept = new TimeSeries[BUCKETS / 2];
    private int[] firsts = new int[BUCKETS / 2];
    private int size;
    private long low = LARGEST;
    private long high = SMALLEST;

    /// Takes in one more series, from an index on.
    void add(TimeSeries series, int first) {
        if (size == kept.length) {
            kept = Arrays.copyOf(kept, 2 * size);
            firsts = Arrays.copyOf(firsts, 2 * size);
        }
        kept[size] = series;
        firsts[size++] = first;
        for (int i = first; i < series.size(); i++) {
            long bits = bits(series.value(i));
            if (bits >= SMALLEST && bits <= LARGEST) {
                low = Math.min(low, bits);
                high = Math.max(high, bits);
            }
        }
    }

    /// The sample of this rank, 1 being the smallest; there must be so many.
    double find(long rank) {
        long left = rank;
        while (low < high) {
            int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(high - low) - BUCKET_BITS);
            count(shift);
            int bucket = 0;
            while (left > buckets[bucket]) {
                left -= buckets[bucket++];
            }
            long start = low + ((long) bucket << shift);
            long end = start + Math.min(high - start, (1L << shift) - 1);
            if (buckets[bucket] <= BUCKETS) {
                Arrays.sort(buckets, 0, gather(start, end));
                return Double.longBitsToDouble(buckets[(int) left - 1]);
            }
            narrow(start, end);
        }
        return Double.longBitsToDouble(low);
    }

    private void count(int shift) {
        Arrays.fill(buckets, 0);
        for (int s = 0; s < size; s++) {
            TimeSeries series = kept[s];
            for (int i = firsts[s]; i < series.size(); i++) {
                long bits = bits(series.value(i));
                if (bits >= low && bits <= high) {
                    buckets[(int) ((bits - low) >>> shift)]++;
                }
            }
        }
    }

    /// Collects what there is within a range; answers how much.
    private int gather(long start, long end) {
        int found = 0;
        for (int s = 0; s < size; s++) {
            TimeSeries series = kept[s];
            for (int i = firsts[s]; i < series.size(); i++) {
                long bits = bits(series.value(i));
                if (bits >= start && bits <= end) {
                    buckets[found++] = bits;
                }
            }
        }
        return found;
    }

    /// To what there is within a range.
    private void narrow(long start, long end) {
        low = end;
        high = start;
        for (int s = 0; s < size; s++) {
            TimeSeries series = kept[s];
            for (int i = firsts[s]; i < series.size(); i++) {
                long bits = bits(series.value(i));
                if (bits >= start && bits <= end) {
                    low = Math.min(low, bits);
                    high = Math.max(high, bits);
                }
            }
        }
    }

    /// Adding 0 makes -0 a plain 0; what is no number or below 0 is in no range.
    private static long bits(double value) {
        return Double.doubleToRawLongBits(value + 0.0);
    }
}

package dev.plimsoll.domain.metric;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// The samples of one series, oldest first. Immutable, and kept in plain arrays: an evaluation walks over
/// thousands.
///
/// Example: `TimeSeries.of(noon, 0.5).plus(noon.plusSeconds(5), 0.7, Duration.ofMinutes(5)).latest()` is 0.7.
public final class TimeSeries {
    private final long[] millis;
    private final double[] values;

    private TimeSeries(long[] millis, double[] values) {
        this.millis = millis;
        this.values = values;
    }

    /// A series of one sample.
    public static TimeSeries of(Instant at, double value) {
        return new TimeSeries(new long[] {at.toEpochMilli()}, new double[] {value});
    }

    /// A series of many samples, oldest first, both arrays of the same length of at least one.
    public static TimeSeries of(long[] epochMillis, double[] values) {
        boolean isOrdered = true;
        for (int i = 1; i < epochMillis.length; i++) {
            isOrdered &= epochMillis[i] >= epochMillis[i - 1];
        }
        new Problems()
                .check(epochMillis.length == values.length && values.length > 0, "", "must have a time for each sample")
                .check(isOrdered, "", "must be oldest first")
                .refuse();
        return new TimeSeries(epochMillis.clone(), values.clone());
    }

    /// The series with one more sample, without those that are `keep` or more older than it. A sample of the
    /// same time as the newest takes its place; one that is older changes nothing.
    public TimeSeries plus(Instant at, double value, Duration keep) {
        long now = at.toEpochMilli();
        if (now < latestMillis()) {
            return this;
        }
        int end = now == latestMillis() ? millis.length - 1 : millis.length;
        int first = Math.min(end, firstAfter(now - keep.toMillis()));
        int kept = end - first;
        long[] nextMillis = new long[kept + 1];
        double[] nextValues = new double[kept + 1];
        System.arraycopy(millis, first, nextMillis, 0, kept);
        System.arraycopy(values, first, nextValues, 0, kept);
        nextMillis[kept] = now;
        nextValues[kept] = value;
        return new TimeSeries(nextMillis, nextValues);
    }

    /// The series of its newest samples, at most this many (at least 1).
    public TimeSeries newest(int most) {
        int first = Math.max(0, millis.length - most);
        return first == 0
                ? this
                : new TimeSeries(
                        Arrays.copyOfRange(millis, first, millis.length),
                        Arrays.copyOfRange(values, first, values.length));
    }

    /// The series of its samples until a moment, that moment included; nothing when there are none.
    public Optional<TimeSeries> upTo(long epochMillis) {
        int end = firstAfter(epochMillis);
        return end == 0
                ? Optional.empty()
                : Optional.of(new TimeSeries(Arrays.copyOf(millis, end), Arrays.copyOf(values, end)));
    }

    public int size() {
        return values.length;
    }

    /// The sample at this index, 0 being the oldest.
    public double value(int index) {
        return values[index];
    }

    /// When the sample at this index was taken, in milliseconds since 1970.
    public long millis(int index) {
        return millis[index];
    }

    /// The newest sample.
    public double latest() {
        return values[values.length - 1];
    }

    /// When the newest sample was taken, in milliseconds since 1970.
    public long latestMillis() {
        return millis[millis.length - 1];
    }

    /// The index of the oldest sample that is strictly younger than a moment; [#size] when there is none.
    public int firstAfter(long epochMillis) {
        int low = 0;
        int high = millis.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis[middle] > epochMillis) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// How many samples from an index on are usable: finite numbers from 0.
    public int usable(int first) {
        int usable = 0;
        for (int index = first; index < values.length; index++) {
            usable += isUsable(values[index]) ? 1 : 0;
        }
        return usable;
    }

    /// The sum of the usable samples from an index on.
    public double sum(int first) {
        double sum = 0;
        for (int index = first; index < values.length; index++) {
            sum += isUsable(values[index]) ? values[index] : 0;
        }
        return sum;
    }

    /// The largest usable sample from an index on; `other` if that is larger.
    public double max(int first, double other) {
        double max = other;
        for (int index = first; index < values.length; index++) {
            max = isUsable(values[index]) && values[index] > max ? values[index] : max;
        }
        return max;
    }

    /// The smallest usable sample from an index on; `other` if that is smaller.
    public double min(int first, double other) {
        double min = other;
        for (int index = first; index < values.length; index++) {
            min = isUsable(values[index]) && values[index] < min ? values[index] : min;
        }
        return min;
    }

    private static boolean isUsable(double sample) {
        return sample >= 0 && sample <= Double.MAX_VALUE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeSeries that
                && Arrays.equals(millis, that.millis)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(millis) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}

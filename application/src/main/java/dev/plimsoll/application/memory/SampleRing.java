package dev.plimsoll.application.memory;

import java.util.Arrays;

/// The samples of one series in a ring, one a slot of ten seconds. A slot without a sample is a gap.
///
/// It begins small and grows up to its capacity, as most containers do not live for hours. Slots are counted since
/// 1970: a sample needs no time beside it. Not thread-safe.
final class SampleRing {
    private static final int FIRST_LENGTH = 32;

    private final int capacity;
    private double[] values;
    private long oldest;
    private long newest;

    /// A ring with its first sample.
    ///
    /// @param capacity how many slots it holds at most
    SampleRing(int capacity, long slot, double value) {
        this.capacity = capacity;
        this.values = gaps(Math.min(FIRST_LENGTH, capacity));
        this.oldest = slot;
        this.newest = slot;
        values[index(slot)] = value;
    }

    /// Adds the newest sample; one of the same slot is replaced. Later slots, which a clock that was set back left,
    /// are forgotten.
    void put(long slot, double value) {
        if (slot < oldest || slot - newest >= capacity) {
            Arrays.fill(values, Double.NaN);
            oldest = slot;
        } else if (slot < newest) {
            erase(slot + 1, newest);
        } else {
            makeRoom(slot);
            erase(newest + 1, slot);
        }
        newest = slot;
        values[index(slot)] = value;
    }

    /// The sample of a slot; not a number where there is none.
    double at(long slot) {
        return slot < oldest || slot > newest ? Double.NaN : values[index(slot)];
    }

    /// The highest sample of a slot and later; not a number where there is none.
    double highest(long from) {
        double highest = Double.NaN;
        for (long slot = Math.max(from, oldest); slot <= newest; slot++) {
            double value = values[index(slot)];
            highest = highest >= value || Double.isNaN(value) ? highest : value;
        }
        return highest;
    }

    /// The slot of the newest sample.
    long newest() {
        return newest;
    }

    private void makeRoom(long slot) {
        oldest = Math.max(oldest, slot - capacity + 1);
        long needed = slot - oldest + 1;
        if (needed <= values.length) {
            return;
        }
        double[] before = values;
        values = gaps((int) Math.min(capacity, Math.max(needed, 2L * before.length)));
        for (long old = oldest; old <= newest; old++) {
            values[index(old)] = before[(int) Math.floorMod(old, (long) before.length)];
        }
    }

    private void erase(long from, long to) {
        for (long slot = from; slot <= to; slot++) {
            values[index(slot)] = Double.NaN;
        }
    }

    private int index(long slot) {
        return (int) Math.floorMod(slot, (long) values.length);
    }

    private static double[] gaps(int length) {
        double[] gaps = new double[length];
        Arrays.fill(gaps, Double.NaN);
        return gaps;
    }
}

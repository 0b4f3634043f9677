package dev.plimsoll.adapters.metrics.proxy.log;

import java.time.Duration;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/// What one server did in the last minute: twelve slots of five seconds, the newest of which is filling.
///
/// So it covers from 55 to 60 seconds. Thread-safe.
final class Window {
    static final Duration SLOT = Duration.ofSeconds(5);
    static final int SLOTS = 12;
    /// Percentiles are exact to one part in a hundred.
    static final int DIGITS = 2;

    private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();

    private final Slot[] slots = new Slot[SLOTS];
    private long lastMillis;

    private static final class Slot {
        private long number = -1;
        private long requests;
        private long errors;
        private long answered;
        private long millis;
        private @Nullable IntCountsHistogram times;

        private void restart(long as) {
            number = as;
            requests = 0;
            errors = 0;
            answered = 0;
            millis = 0;
            // One slow request makes it large, and a reset does not make it small again.
            times = null;
        }

        private void answeredAfter(long own) {
            IntCountsHistogram histogram = times;
            if (histogram == null) {
                histogram = new IntCountsHistogram(DIGITS);
                times = histogram;
            }
            long bounded = Math.min(own, LONGEST_MILLIS);
            histogram.recordValue(bounded);
            answered++;
            millis += bounded;
        }
    }

    Window() {
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Slot();
        }
    }

    static long slotOf(long epochMillis) {
        return Math.floorDiv(epochMillis, SLOT.toMillis());
    }

    /// When the oldest slot of the minute before a moment began.
    static long beginOf(long epochMillis) {
        return (slotOf(epochMillis) - SLOTS + 1) * SLOT.toMillis();
    }

    synchronized void add(Attempt attempt, long atMillis) {
        long number = slotOf(atMillis);
        Slot slot = slots[(int) Math.floorMod(number, (long) SLOTS)];
        if (slot.number != number) {
            slot.restart(number);
        }
        slot.requests++;
        slot.errors += attempt.isServerError() ? 1 : 0;
        if (attempt.millis() >= 0) {
            slot.answeredAfter(attempt.millis());
        }
        lastMillis = atMillis;
    }

    /// Adds what was done in the minute before `nowMillis`, from the slot in which `fromMillis` is to the one before
    /// that
    /// of `untilMillis`.
    synchronized void addTo(Tally tally, long fromMillis, long untilMillis, long nowMillis) {
        long oldest = Math.max(slotOf(nowMillis) - SLOTS + 1, slotOf(fromMillis));
        long newest = Math.min(slotOf(nowMillis), slotOf(untilMillis) - 1);
        for (Slot slot : slots) {
            if (slot.number >= oldest && slot.number <= newest) {
                tally.add(slot.requests, slot.errors, slot.answered, slot.millis, slot.times);
            }
        }
    }

    /// Gives back the memory of slots that began before.
    synchronized void dropBefore(long millis) {
        for (Slot slot : slots) {
            if (slot.number < slotOf(millis)) {
                slot.times = null;
            }
        }
    }

    synchronized long lastMillis() {
        return lastMillis;
    }
}

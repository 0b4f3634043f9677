package dev.plimsoll.adapters.docker.metrics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalDouble;

/// How fast a counter grows, from its last few values.
///
/// - Formula: `rate = (count(newest) - count(earlier)) ÷ (at(newest) - at(earlier))`.
/// - `earlier` is the newest one that is at least `window` older than the newest, else the oldest, if that is older by
///   1 s at least: evaluations that follow each other closely must not read noise.
/// - Example: 3,000 bytes in 2 s of the clock are 1,500 bytes a second.
/// - A counter that went backwards began anew, and what was before is void; so it is after a pause of a minute.
///
/// Not thread-safe.
final class Rate {
    private static final double SECOND = 1e9;
    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    private final long window;
    private final Deque<Point> points = new ArrayDeque<>();

    private record Point(long atNanos, long count) {}

    Rate(Duration window) {
        this.window = window.toNanos();
    }

    void add(long atNanos, long count) {
        if (!isContinuedBy(atNanos, count)) {
            points.clear();
        }
        points.addLast(new Point(atNanos, count));
        while (isSecondOldEnough(atNanos)) {
            points.removeFirst();
        }
    }

    /// Whether this count belongs to those before it.
    boolean isContinuedBy(long atNanos, long count) {
        Point last = points.peekLast();
        long elapsed = last == null ? 0 : atNanos - last.atNanos();
        return last == null || (count >= last.count() && elapsed >= 0 && elapsed <= LONGEST);
    }

    /// Empty before there are two counts far enough apart.
    OptionalDouble perSecond() {
        Point newest = points.peekLast();
        Point earlier = points.peekFirst();
        if (newest == null || earlier == null || newest.atNanos() - earlier.atNanos() < SHORTEST) {
            return OptionalDouble.empty();
        }
        double grown = newest.count() - earlier.count();
        return OptionalDouble.of(grown / (newest.atNanos() - earlier.atNanos()) * SECOND);
    }

    /// The time that [#perSecond] covers.
    Duration covered() {
        Point newest = points.peekLast();
        Point earlier = points.peekFirst();
        return newest == null || earlier == null
                ? Duration.ZERO
                : Duration.ofNanos(newest.atNanos() - earlier.atNanos());
    }

    private boolean isSecondOldEnough(long newestAtNanos) {
        Iterator<Point> oldestFirst = points.iterator();
        oldestFirst.next();
        return oldestFirst.hasNext() && newestAtNanos - oldestFirst.next().atNanos() >= window;
    }
}

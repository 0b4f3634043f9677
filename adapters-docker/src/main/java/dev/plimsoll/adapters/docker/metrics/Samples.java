package dev.plimsoll.adapters.docker.metrics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The last few counters of one container, and the CPU rate between two of them.
///
/// - Formula: `cores = (cpuNanos(newest) - cpuNanos(earlier)) ÷ (atNanos(newest) - atNanos(earlier))`.
/// - `earlier` is the newest one that is at least `window` older than the newest, else the oldest, if that is older by
///   1 s at least: evaluations that follow each other closely must not read noise.
/// - Example: 1.0 s of CPU time in 2 s of the clock is half a core.
final class Samples {
    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    private final long window;
    private final Deque<Usage> samples = new ArrayDeque<>();
    private long arrivedAtNanos;

    Samples(Duration window) {
        this.window = window.toNanos();
    }

    /// Takes one in; a counter that went backwards is that of a restarted container, and all before is void.
    ///
    /// @param nowNanos on our own clock; the samples may be stamped by another machine's
    synchronized void add(Usage usage, long nowNanos) {
        arrivedAtNanos = nowNanos;
        Usage last = samples.peekLast();
        if (last != null && !isContinued(last, usage)) {
            samples.clear();
        }
        samples.addLast(usage);
        while (isSecondOldEnough(usage)) {
            samples.removeFirst();
        }
    }

    /// Cores in use; empty before there are two samples far enough apart.
    synchronized OptionalDouble cores() {
        Usage newest = samples.peekLast();
        Usage earlier = samples.peekFirst();
        if (newest == null || earlier == null || newest.atNanos() - earlier.atNanos() < SHORTEST) {
            return OptionalDouble.empty();
        }
        double used = newest.cpuNanos() - earlier.cpuNanos();
        return OptionalDouble.of(used / (newest.atNanos() - earlier.atNanos()));
    }

    /// The time that [#cores] covers.
    synchronized Duration covered() {
        Usage newest = samples.peekLast();
        Usage earlier = samples.peekFirst();
        return newest == null || earlier == null
                ? Duration.ZERO
                : Duration.ofNanos(newest.atNanos() - earlier.atNanos());
    }

    synchronized @Nullable Long memoryBytes() {
        Usage newest = samples.peekLast();
        return newest == null ? null : newest.memoryBytes();
    }

    /// How long ago the newest came in; empty when there is none.
    synchronized Optional<Duration> age(long nowNanos) {
        return samples.isEmpty() ? Optional.empty() : Optional.of(Duration.ofNanos(nowNanos - arrivedAtNanos));
    }

    private static boolean isContinued(Usage last, Usage next) {
        long elapsed = next.atNanos() - last.atNanos();
        return next.cpuNanos() >= last.cpuNanos() && elapsed >= 0 && elapsed <= LONGEST;
    }

    private boolean isSecondOldEnough(Usage newest) {
        Iterator<Usage> oldestFirst = samples.iterator();
        oldestFirst.next();
        return oldestFirst.hasNext() && newest.atNanos() - oldestFirst.next().atNanos() >= window;
    }
}

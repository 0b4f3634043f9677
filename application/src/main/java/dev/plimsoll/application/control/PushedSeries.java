package dev.plimsoll.application.control;

import dev.plimsoll.application.metric.Origin.Kind;
import dev.plimsoll.application.metric.Origin.Merge;
import dev.plimsoll.application.metric.Origin.Pushed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last few minutes of one pushed series, second by second: however many samples there are, all of them count,
/// and none is kept. Not thread-safe.
final class PushedSeries {
    /// So much is kept that a counter which is pushed once a minute has a rate, and that samples may come late.
    private static final Duration KEPT = Duration.ofMinutes(3);

    /// Samples this close to the newest, to the second, are of one moment.
    private static final Duration MOMENT = Duration.ofSeconds(10);

    /// A rate is over so long, and never over less than the shortest.
    private static final Duration RATED = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration AHEAD = Duration.ofSeconds(5);
    private static final double MILLIS = 1e3;

    /// Oldest first.
    private final List<Second> seconds = new ArrayList<>();

    /// One value, and of when it is.
    record Value(double value, Instant at) {}

    /// What the samples of one second come to.
    private static final class Second {
        private final long epochSecond;
        private long count;
        private double sum;
        private double min = Double.MAX_VALUE;
        private double max;
        private double last;
        private long lastMillis = Long.MIN_VALUE;

        Second(long epochSecond) {
            this.epochSecond = epochSecond;
        }

        void add(long millis, double value) {
            count++;
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
            if (millis >= lastMillis) {
                last = value;
                lastMillis = millis;
            }
        }
    }

    /// Takes a sample in.
    void add(Instant at, double value, Instant now) {
        // What lies ahead is of a clock that has been set back since.
        long latest = now.plus(AHEAD).getEpochSecond();
        while (!seconds.isEmpty() && seconds.getLast().epochSecond > latest) {
            seconds.removeLast();
        }
        second(at.getEpochSecond()).add(at.toEpochMilli(), value);
        long oldest = seconds.getLast().epochSecond - KEPT.toSeconds();
        while (seconds.getFirst().epochSecond < oldest) {
            seconds.removeFirst();
        }
    }

    private Second second(long epochSecond) {
        int place = seconds.size();
        while (place > 0 && seconds.get(place - 1).epochSecond > epochSecond) {
            place--;
        }
        if (place == 0 || seconds.get(place - 1).epochSecond < epochSecond) {
            seconds.add(place++, new Second(epochSecond));
        }
        return seconds.get(place - 1);
    }

    Instant newest() {
        return Instant.ofEpochMilli(seconds.getLast().lastMillis);
    }

    /// What the samples come to; null when a counter has not been seen for long enough.
    @Nullable
    Value value(Pushed origin) {
        return origin.kind() == Kind.COUNTER ? rate() : new Value(merged(origin.merge()), newest());
    }

    private double merged(Merge merge) {
        long before = seconds.getLast().epochSecond - MOMENT.toSeconds();
        List<Second> moment =
                seconds.stream().filter(second -> second.epochSecond > before).toList();
        double merged = switch (merge) {
            case LAST -> moment.getLast().last;
            case AVERAGE ->
                sum(moment) / moment.stream().mapToLong(second -> second.count).sum();
            case SUM -> sum(moment);
            case MAX -> moment.stream().mapToDouble(second -> second.max).max().orElse(0);
            case MIN -> moment.stream().mapToDouble(second -> second.min).min().orElse(0);
        };
        return Math.min(Double.MAX_VALUE, merged);
    }

    private static double sum(List<Second> moment) {
        double sum = 0;
        for (Second second : moment) {
            sum += second.sum;
        }
        return sum;
    }

    /// By how much it grew a second; a counter that fell began anew at 0.
    private @Nullable Value rate() {
        int first = first();
        long millis = seconds.getLast().lastMillis - seconds.get(first).lastMillis;
        if (millis < SHORTEST.toMillis()) {
            return null;
        }
        double grown = 0;
        for (int i = first + 1; i < seconds.size(); i++) {
            double step = seconds.get(i).last - seconds.get(i - 1).last;
            grown += step >= 0 ? step : seconds.get(i).last;
        }
        return new Value(Math.min(Double.MAX_VALUE, grown / (millis / MILLIS)), newest());
    }

    /// The newest second whose last sample is a minute older than the newest of all, else the oldest.
    private int first() {
        long old = seconds.getLast().lastMillis - RATED.toMillis();
        int first = seconds.size() - 1;
        while (first > 0 && seconds.get(first).lastMillis > old) {
            first--;
        }
        return first;
    }
}

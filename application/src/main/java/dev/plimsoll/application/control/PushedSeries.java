package dev.plimsoll.application.control;

import dev.plimsoll.application.metric.Origin.Kind;
import dev.plimsoll.application.metric.Origin.Merge;
import dev.plimsoll.application.metric.Origin.Pushed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last few minutes of one pushed series, at most 120 samples. Not thread-safe.
final class PushedSeries {
    /// So much is kept that a counter which is pushed once a minute has a rate, and that samples may come late.
    private static final Duration KEPT = Duration.ofMinutes(3);

    /// Samples this close to the newest are of one moment.
    private static final Duration MOMENT = Duration.ofSeconds(10);

    /// A rate is over so long, and never over less than the shortest.
    private static final Duration RATED = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration AHEAD = Duration.ofSeconds(5);
    private static final int MOST = 120;
    private static final double NANOS = 1e9;

    /// Oldest first.
    private final List<Value> samples = new ArrayList<>();

    /// One value, and of when it is.
    record Value(double value, Instant at) {}

    /// Takes a sample in.
    void add(Instant at, double value, Instant now) {
        // What lies ahead is of a clock that has been set back since.
        samples.removeIf(old -> old.at().isAfter(now.plus(AHEAD)));
        int place = samples.size();
        while (place > 0 && samples.get(place - 1).at().isAfter(at)) {
            place--;
        }
        samples.add(place, new Value(value, at));
        Instant oldest = newest().minus(KEPT);
        samples.removeIf(old -> old.at().isBefore(oldest));
        if (samples.size() > MOST) {
            samples.removeFirst();
        }
    }

    Instant newest() {
        return samples.getLast().at();
    }

    /// What the samples come to; null when a counter has not been seen for long enough.
    @Nullable
    Value value(Pushed origin) {
        return origin.kind() == Kind.COUNTER ? rate() : new Value(merged(origin.merge()), newest());
    }

    private double merged(Merge merge) {
        Instant before = newest().minus(MOMENT);
        double[] moment = samples.stream()
                .filter(sample -> sample.at().isAfter(before))
                .mapToDouble(Value::value)
                .toArray();
        double merged = moment[0];
        for (int i = 1; i < moment.length; i++) {
            merged = switch (merge) {
                case LAST -> moment[i];
                case AVERAGE, SUM -> merged + moment[i];
                case MAX -> Math.max(merged, moment[i]);
                case MIN -> Math.min(merged, moment[i]);
            };
        }
        return Math.min(Double.MAX_VALUE, merge == Merge.AVERAGE ? merged / moment.length : merged);
    }

    /// By how much it grew a second; a counter that fell began anew at 0.
    private @Nullable Value rate() {
        int first = first();
        Duration time = Duration.between(samples.get(first).at(), newest());
        if (time.compareTo(SHORTEST) < 0) {
            return null;
        }
        double grown = 0;
        for (int i = first + 1; i < samples.size(); i++) {
            double step = samples.get(i).value() - samples.get(i - 1).value();
            grown += step >= 0 ? step : samples.get(i).value();
        }
        return new Value(Math.min(Double.MAX_VALUE, grown / (time.toNanos() / NANOS)), newest());
    }

    /// The newest sample that is a minute older than the newest of all, else the oldest.
    private int first() {
        Instant old = newest().minus(RATED);
        int first = samples.size() - 1;
        while (first > 0 && samples.get(first).at().isAfter(old)) {
            first--;
        }
        return first;
    }
}

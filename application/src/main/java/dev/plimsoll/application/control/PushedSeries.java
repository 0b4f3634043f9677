package dev.plimsoll.application.control;

import dev.plimsoll.application.metric.Origin.Kind;
import dev.plimsoll.application.metric.Origin.Merge;
import dev.plimsoll.application.metric.Origin.Pushed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The last minute of one pushed series. Not thread-safe.
final class PushedSeries {
    /// What is kept, so that a counter has a rate and samples may come late.
    static final Duration KEPT = Duration.ofMinutes(1);

    /// Samples this close to the newest are of one moment.
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private static final int MOST = 1000;
    private static final double NANOS = 1e9;

    private final TreeMap<Instant, Double> samples = new TreeMap<>();

    /// One value, and of when it is.
    record Value(double value, Instant at) {}

    /// Takes a sample in; of two of the same instant the later one counts.
    void add(Instant at, double value) {
        samples.put(at, value);
        samples.headMap(samples.lastKey().minus(KEPT)).clear();
        while (samples.size() > MOST) {
            samples.pollFirstEntry();
        }
    }

    Instant newest() {
        return samples.lastKey();
    }

    /// What the samples come to; null when a counter has been seen only once since it began anew.
    @Nullable
    Value value(Pushed origin) {
        return origin.kind() == Kind.COUNTER ? rate() : new Value(merged(origin.merge()), newest());
    }

    private double merged(Merge merge) {
        List<Double> moment =
                samples.tailMap(newest().minus(MOMENT), false).values().stream().toList();
        return switch (merge) {
            case LAST -> moment.getLast();
            case AVERAGE -> sum(moment) / moment.size();
            case SUM -> sum(moment);
            case MAX -> moment.stream().max(Comparator.naturalOrder()).orElseThrow();
            case MIN -> moment.stream().min(Comparator.naturalOrder()).orElseThrow();
        };
    }

    /// By how much it grew a second; a counter that fell began anew at 0.
    private @Nullable Value rate() {
        double grown = 0;
        Map.Entry<Instant, Double> before = samples.firstEntry();
        for (Map.Entry<Instant, Double> sample :
                samples.tailMap(before.getKey(), false).entrySet()) {
            double step = sample.getValue() - before.getValue();
            grown += step >= 0 ? step : sample.getValue();
            before = sample;
        }
        double seconds = Duration.between(samples.firstKey(), newest()).toNanos() / NANOS;
        return seconds > 0 ? new Value(Math.min(Double.MAX_VALUE, grown / seconds), newest()) : null;
    }

    private static double sum(List<Double> values) {
        return Math.min(
                Double.MAX_VALUE,
                values.stream().mapToDouble(Double::doubleValue).sum());
    }
}

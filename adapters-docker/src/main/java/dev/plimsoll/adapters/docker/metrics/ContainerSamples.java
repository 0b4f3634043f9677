package dev.plimsoll.adapters.docker.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/// What one container was last measured to use.
///
/// Thread-safe.
final class ContainerSamples {
    /// A container that was not measured yet, or a rate without its second count.
    static final Sampled.Nothing TOO_SOON = new Sampled.Nothing("no container has been measured for long enough");

    /// The stats API sends one a second; more than this late, it has stopped.
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Duration window;
    private final Map<Measure, Rate> rates = new EnumMap<>(Measure.class);
    private final Map<Measure, Count> latest = new EnumMap<>(Measure.class);
    private long arrivedAtNanos;

    /// @param window over which rates are taken
    ContainerSamples(Duration window) {
        this.window = window;
    }

    /// Takes counts in. A CPU counter that does not continue is that of a restarted container, as are all others then.
    ///
    /// @param nowNanos on our own clock; the counts may be stamped by another machine's
    synchronized void add(Usage usage, long nowNanos) {
        if (!isContinued(usage)) {
            clear();
        }
        arrivedAtNanos = nowNanos;
        latest.putAll(usage.counts());
        usage.counts().forEach((measure, count) -> {
            if (measure.isRate() && count instanceof Count.Known(long value)) {
                rate(measure).add(usage.atNanos(), value);
            }
        });
    }

    /// All before is void.
    synchronized void clear() {
        rates.clear();
        latest.clear();
    }

    synchronized Sampled sampled(Measure measure, long nowNanos) {
        Duration age = Duration.ofNanos(nowNanos - arrivedAtNanos);
        return switch (latest.get(measure)) {
            case Count _ when age.compareTo(FRESH) > 0 -> new Sampled.Old(age);
            case Count.Known(long value) ->
                measure.isRate() ? grown(measure, age) : new Sampled.Value(value, age, Duration.ZERO);
            case Count.Unknown(String why) -> new Sampled.Nothing(why);
            case null -> TOO_SOON;
        };
    }

    private boolean isContinued(Usage usage) {
        return !(usage.counts().get(Measure.CPU) instanceof Count.Known(long nanos))
                || rate(Measure.CPU).isContinuedBy(usage.atNanos(), nanos);
    }

    private Sampled grown(Measure measure, Duration age) {
        Rate rate = rate(measure);
        OptionalDouble perSecond = rate.perSecond();
        return perSecond.isEmpty() ? TOO_SOON : new Sampled.Value(perSecond.getAsDouble(), age, rate.covered());
    }

    private Rate rate(Measure measure) {
        return rates.computeIfAbsent(measure, _ -> new Rate(window));
    }
}

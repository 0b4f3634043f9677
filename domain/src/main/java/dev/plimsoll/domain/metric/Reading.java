package dev.plimsoll.domain.metric;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What is known of one metric at one moment.
public sealed interface Reading {
    /// Without the samples that are younger than a moment, in milliseconds since 1970.
    default Reading upTo(long epochMillis) {
        return switch (this) {
            case PerContainer(var series, var reserves, var window) -> {
                Map<ContainerId, TimeSeries> known = new HashMap<>();
                series.forEach((id, own) -> own.upTo(epochMillis).ifPresent(cut -> known.put(id, cut)));
                yield new PerContainer(known, reserves, window);
            }
            case Total(var series) ->
                series.upTo(epochMillis).<Reading>map(Total::new).orElse(new Missing("it was not measured then"));
            case Stale _, Missing _, Unanswered _, Unmeasured _ -> this;
        };
    }

    /// Samples young enough to act on, by container; a container that is not in the map has none.
    ///
    /// @param series in the metric's unit per container; of a metric that is a fraction of a limit, that
    ///     fraction
    /// @param reserves what each container may use, in any one unit: its weight in the utilization of the
    ///     fleet. Empty for metrics that are no fraction of a limit
    /// @param window the time that one sample covers
    record PerContainer(Map<ContainerId, TimeSeries> series, Map<ContainerId, Double> reserves, Duration window)
            implements Reading {
        public PerContainer {
            series = Map.copyOf(series);
            reserves = Map.copyOf(reserves);
        }

        /// One sample of each container, of this moment, without reserves.
        public static PerContainer of(Map<ContainerId, Double> latest, Instant at) {
            return new PerContainer(
                    latest.entrySet().stream()
                            .collect(toUnmodifiableMap(Map.Entry::getKey, one -> TimeSeries.of(at, one.getValue()))),
                    Map.of(),
                    Duration.ZERO);
        }
    }

    /// One series for the whole fleet, such as the length of a queue; young enough to act on.
    record Total(TimeSeries series) implements Reading {}

    /// There are values, but the newest is `age` old: too old to act on.
    ///
    /// @param source who measured it, as people know it; empty where that is not known
    record Stale(Duration age, String source) implements Reading {
        /// Of a source that is not known.
        public Stale(Duration age) {
            this(age, "");
        }
    }

    /// There should be something, but there is nothing, and why.
    record Missing(String detail) implements Reading {}

    /// Its source did not answer, so nobody knows whether there is something.
    ///
    /// @param source who, as people know it; empty where that is not known
    /// @param problem what kept it from answering
    record Unanswered(String source, String problem) implements Reading {
        /// Of a source that is not known.
        public Unanswered(String problem) {
            this("", problem);
        }

        /// Why there is no value, in words for people.
        public String detail() {
            return source.isEmpty() ? problem : source + ": " + problem;
        }
    }

    /// No source measures this metric here.
    record Unmeasured() implements Reading {}
}

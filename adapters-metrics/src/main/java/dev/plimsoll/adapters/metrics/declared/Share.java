package dev.plimsoll.adapters.metrics.declared;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What each container has of one value for the whole fleet: the same for all.
///
/// - Formula: `value ÷ current containers`, where starting, ready and unready ones are current. Those that start will
///   take their part soon, so a long queue is not answered twice; those on their way out take none.
/// - Example: 120 messages, 3 ready, 1 starting, 1 draining: 30 for each of the four.
final class Share {
    private static final String SUFFIX = "_per_container";

    private Share() {}

    static MetricName of(MetricName total) {
        return new MetricName(total.value() + SUFFIX);
    }

    static boolean isNameOfOne(MetricName metric) {
        return metric.value().endsWith(SUFFIX);
    }

    static Reading of(Reading reading, Fleet fleet) {
        return reading instanceof Reading.Total(TimeSeries series) ? share(series, fleet) : reading;
    }

    private static Reading share(TimeSeries series, Fleet fleet) {
        int current = fleet.current();
        if (current == 0) {
            return new Reading.Missing("no container runs that could have a part of it");
        }
        TimeSeries part = TimeSeries.of(Instant.ofEpochMilli(series.latestMillis()), series.latest() / current);
        return new Reading.PerContainer(
                fleet.containers().stream()
                        .filter(container -> container.phase().isCurrent())
                        .collect(toUnmodifiableMap(FleetContainer::id, _ -> part)),
                Map.of(),
                Duration.ZERO);
    }
}

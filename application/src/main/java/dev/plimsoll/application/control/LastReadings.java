package dev.plimsoll.application.control;

import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Outage;
import dev.plimsoll.domain.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What was last measured of each target. It stands in, for a limited time, for what a source does not answer; a source
/// that answers that there is nothing is believed.
///
/// Samples keep their own time, so what looks back over a period sees them leave it. Thread-safe.
final class LastReadings {
    private final Duration longest;
    private final Map<TargetId, Map<MetricName, Measured>> known = new ConcurrentHashMap<>();

    /// @param longest how old a reading may be that stands in; zero for none
    LastReadings(Duration longest) {
        this.longest = longest;
    }

    private record Measured(Reading reading, Instant at) {}

    /// Takes over what was measured, and forgets what is too old.
    void learn(TargetId target, Observations observations, Instant now) {
        known.values().forEach(readings -> readings.values().removeIf(old -> isTooOld(old, now)));
        known.values().removeIf(Map::isEmpty);
        if (longest.isPositive()) {
            Map<MetricName, Measured> readings = new ConcurrentHashMap<>(known.getOrDefault(target, Map.of()));
            observations.readings().forEach((metric, reading) -> {
                if (reading instanceof Reading.PerContainer || reading instanceof Reading.Total) {
                    readings.put(metric, new Measured(reading, now));
                } else if (!(reading instanceof Reading.Unanswered)) {
                    readings.remove(metric);
                }
            });
            known.put(target, readings);
        }
    }

    /// The observations with what was last measured in the place of what was not answered.
    Observations filled(TargetId target, Observations observations, Instant now) {
        Map<MetricName, Measured> last = known.getOrDefault(target, Map.of());
        Map<MetricName, Reading> readings = new HashMap<>(observations.readings());
        Observations filled = observations;
        for (Map.Entry<MetricName, Reading> entry : observations.readings().entrySet()) {
            Measured measured = last.get(entry.getKey());
            if (entry.getValue() instanceof Reading.Unanswered(String source, String problem)
                    && measured != null
                    && !isTooOld(measured, now)) {
                readings.put(entry.getKey(), measured.reading());
                filled = filled.during(new Outage(source, problem, Duration.between(measured.at(), now)));
            }
        }
        return filled.with(readings);
    }

    /// Also when the clock was set back.
    private boolean isTooOld(Measured measured, Instant now) {
        return Duration.between(measured.at(), now).abs().compareTo(longest) > 0;
    }
}

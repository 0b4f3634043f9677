package dev.plimsoll.domain.metric;

import java.util.Map;

/// The readings that one evaluation works with, by metric. Never guessed: what is not here is not measured.
public record Observations(Map<MetricName, Reading> readings) {
    private static final Reading UNMEASURED = new Reading.Unmeasured();

    public Observations {
        readings = Map.copyOf(readings);
    }

    public static Observations none() {
        return new Observations(Map.of());
    }

    public Reading latest(MetricName metric) {
        return readings.getOrDefault(metric, UNMEASURED);
    }
}

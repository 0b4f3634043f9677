package dev.plimsoll.domain.metric;

import java.util.HashMap;
import java.util.Map;

/// The readings that one evaluation works with, by metric. Never guessed: what is not here is not measured.
///
/// @param imagined on how many containers the same load is imagined; 0 when all is taken as measured
public record Observations(Map<MetricName, Reading> readings, int imagined) {
    private static final Reading UNMEASURED = new Reading.Unmeasured();

    public Observations {
        readings = Map.copyOf(readings);
    }

    /// As measured.
    public Observations(Map<MetricName, Reading> readings) {
        this(readings, 0);
    }

    public static Observations none() {
        return new Observations(Map.of());
    }

    public Reading latest(MetricName metric) {
        return readings.getOrDefault(metric, UNMEASURED);
    }

    /// The same without the samples of one metric that are younger than a moment, in milliseconds since 1970.
    public Observations upTo(MetricName metric, long epochMillis) {
        Map<MetricName, Reading> earlier = new HashMap<>(readings);
        earlier.computeIfPresent(metric, (_, reading) -> reading.upTo(epochMillis));
        return new Observations(earlier, imagined);
    }

    /// The same load on so many containers, at least one.
    public Observations imaginedOn(int containers) {
        return new Observations(readings, containers);
    }

    /// What each container has if so many were measured to have this much: 0.6 on three is 0.9 on two.
    public double spread(double each, int counted) {
        return imagined == 0 ? each : Math.min(Double.MAX_VALUE, each * counted / imagined);
    }
}

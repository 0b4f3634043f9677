package dev.plimsoll.domain.metric;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The readings that one evaluation works with, by metric. Never guessed: what is not here is not measured.
///
/// @param imagined on how many containers the same load is imagined; 0 when all is taken as measured
/// @param outage who does not answer, so that something of what is here, or of the fleet, is only what was last known;
///     of several the one whose figures are the oldest; null when all is of now
public record Observations(
        Map<MetricName, Reading> readings,
        int imagined,
        @Nullable Outage outage) {
    private static final Reading UNMEASURED = new Reading.Unmeasured();

    public Observations {
        readings = Map.copyOf(readings);
    }

    /// As measured.
    public Observations(Map<MetricName, Reading> readings) {
        this(readings, 0, null);
    }

    public static Observations none() {
        return new Observations(Map.of());
    }

    public Reading latest(MetricName metric) {
        return readings.getOrDefault(metric, UNMEASURED);
    }

    /// Why nothing of all this was answered, the first by the alphabet of several reasons; empty when something was.
    public Optional<String> silence() {
        boolean isAnswered = readings.values().stream().anyMatch(reading -> !(reading instanceof Reading.Unanswered));
        return isAnswered
                ? Optional.empty()
                : readings.values().stream()
                        .map(reading -> ((Reading.Unanswered) reading).problem())
                        .min(Comparator.naturalOrder());
    }

    /// The same without the samples of one metric that are younger than a moment, in milliseconds since 1970.
    public Observations upTo(MetricName metric, long epochMillis) {
        Map<MetricName, Reading> earlier = new HashMap<>(readings);
        earlier.computeIfPresent(metric, (_, reading) -> reading.upTo(epochMillis));
        return with(earlier);
    }

    /// The same load on so many containers, at least one.
    public Observations imaginedOn(int containers) {
        return new Observations(readings, containers, outage);
    }

    /// All as measured, on however many containers the load is imagined.
    public Observations asMeasured() {
        return new Observations(readings, 0, outage);
    }

    /// Other readings that rest on the same.
    public Observations with(Map<MetricName, Reading> others) {
        return new Observations(others, imagined, outage);
    }

    /// The same, resting on what was known before somebody ceased to answer; null changes nothing.
    public Observations during(@Nullable Outage another) {
        boolean isOlder = another != null && (outage == null || another.age().compareTo(outage.age()) > 0);
        return isOlder ? new Observations(readings, imagined, another) : this;
    }

    /// What each container has if so many were measured to have this much: 0.6 on three is 0.9 on two.
    public double spread(double each, int counted) {
        return imagined == 0 ? each : Math.min(Double.MAX_VALUE, each * counted / imagined);
    }
}

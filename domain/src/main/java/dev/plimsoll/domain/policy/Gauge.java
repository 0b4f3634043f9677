package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Direction;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.Standing;
import dev.plimsoll.domain.metric.TimeSeries;

/// What one metric says of a whole fleet at one moment.
sealed interface Gauge {
    /// One value.
    ///
    /// @param counted how many containers it is of; 1 for a series of the whole fleet
    /// @param missing how many containers that are ready have no usable sample
    record Known(double value, int counted, int missing) implements Gauge {
        /// Out above a band, in below it; but not in while a ready container's sample is missing.
        Vote vote(MetricName metric, double lower, double upper) {
            if (value > upper) {
                return new Vote(Direction.OUT, new Reason.Crossed(metric, value, upper, true));
            }
            if (value >= lower) {
                return new Vote(Direction.HOLD, new Reason.BetweenThresholds(metric, value, lower, upper));
            }
            return missing > 0
                    ? new Vote(Direction.HOLD, new Reason.ScaleInNeedsAllSamples(metric, value, missing))
                    : new Vote(Direction.IN, new Reason.Crossed(metric, value, lower, false));
        }
    }

    /// Nothing, and why.
    record Unknown(Reason reason) implements Gauge {}

    /// The mean of the newest samples.
    static Gauge newest(MetricName metric, Situation situation) {
        return read(metric, situation, SampleTally.newest());
    }

    /// Whether any source measures this metric at all.
    static boolean isMeasured(MetricName metric, Situation situation) {
        return !(situation.observations().latest(metric) instanceof Reading.Unmeasured);
    }

    /// What the samples that count come to.
    static Gauge read(MetricName metric, Situation situation, SampleTally tally) {
        return switch (situation.observations().latest(metric)) {
            case Reading.PerContainer reading -> read(metric, situation, reading, tally);
            case Reading.Total(var series) ->
                tally.add(series) ? new Known(tally.value(), 1, 0) : unknown(metric, "it has no usable sample");
            case Reading.Stale(var age) -> new Unknown(new Reason.StaleMetric(metric, age));
            case Reading.Missing(var detail) -> unknown(metric, detail);
            case Reading.Unmeasured _ -> unknown(metric, "no source measures it");
        };
    }

    private static Gauge read(MetricName metric, Situation situation, Reading.PerContainer reading, SampleTally tally) {
        int counted = 0;
        int missing = 0;
        for (FleetContainer container : situation.fleet().containers()) {
            TimeSeries own = reading.series().get(container.id());
            Standing standing =
                    Standing.of(container, metric, own, reading.window(), situation.readiness(), situation.now());
            if (standing == Standing.COUNTED && own != null && tally.add(own)) {
                counted++;
            } else if (standing == Standing.COUNTED || standing == Standing.MISSING) {
                missing += container.phase() == ContainerPhase.READY ? 1 : 0;
            }
        }
        return counted > 0
                ? new Known(tally.value(), counted, missing)
                : new Unknown(whyNothing(metric, situation.fleet(), reading, missing));
    }

    private static Reason whyNothing(MetricName metric, Fleet fleet, Reading.PerContainer reading, int missing) {
        if (fleet.containers().isEmpty()) {
            return new Reason.NoContainers(metric);
        }
        if (reading.series().isEmpty()) {
            return new Reason.MissingMetric(metric, "no container has a sample");
        }
        if (fleet.containers().stream().noneMatch(container -> reading.series().containsKey(container.id()))) {
            return new Reason.NoMatchingSamples(metric);
        }
        return missing > 0
                ? new Reason.MissingMetric(metric, "no ready container has a usable sample")
                : new Reason.NothingReady(metric);
    }

    private static Gauge unknown(MetricName metric, String detail) {
        return new Unknown(new Reason.MissingMetric(metric, detail));
    }
}

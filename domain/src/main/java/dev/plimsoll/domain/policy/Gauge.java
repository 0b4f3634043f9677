package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Direction;
import dev.plimsoll.domain.decision.Reason;
import dev.plimsoll.domain.decision.Recommendation.Vote;
import dev.plimsoll.domain.fleet.ContainerPhase;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.fleet.FleetContainer;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.metric.Observations;
import dev.plimsoll.domain.metric.Reading;
import dev.plimsoll.domain.metric.Standing;
import dev.plimsoll.domain.metric.TimeSeries;

/// What one metric says of a whole fleet at one moment.
sealed interface Gauge {
    /// Instead of a moment: the newest sample of each series, however old.
    long NEWEST = Long.MAX_VALUE;

    /// One value.
    ///
    /// @param missing how many containers that are ready have no usable sample
    record Known(double value, int missing) implements Gauge {
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
        return read(metric, situation, Statistic.AVERAGE, NEWEST);
    }

    /// The newest samples together: a queue that is measured per container is as long as all of them.
    static Gauge together(MetricName metric, Situation situation) {
        return read(metric, situation, Statistic.SUM, NEWEST);
    }

    /// Whether any source measures this metric at all.
    static boolean isMeasured(MetricName metric, Situation situation) {
        return !(situation.observations().latest(metric) instanceof Reading.Unmeasured);
    }

    /// What the samples younger than a moment come to, of each container that counts or of the fleet's own
    /// series.
    static Gauge read(MetricName metric, Situation situation, Statistic statistic, long after) {
        return switch (situation.observations().latest(metric)) {
            case Reading.PerContainer reading -> read(metric, situation, reading, statistic, after);
            case Reading.Total(var series) -> read(metric, series, statistic, after);
            case Reading.Stale(var age, var source) -> new Unknown(new Reason.StaleMetric(metric, age, source));
            case Reading.Missing(var detail) -> unknown(metric, detail);
            case Reading.Unanswered unanswered -> unknown(metric, unanswered.detail());
            case Reading.Unmeasured _ -> unknown(metric, "no source measures it");
        };
    }

    private static Gauge read(MetricName metric, TimeSeries series, Statistic statistic, long after) {
        int first = first(series, after);
        int usable = series.usable(first);
        if (usable == 0) {
            return unknown(metric, "it has no usable sample");
        }
        Ranking ranking = statistic.isPercentile() ? new Ranking() : null;
        if (ranking != null) {
            ranking.add(series, first);
        }
        double folded = statistic.fold(statistic.start(), series, first);
        return new Known(ranking == null ? statistic.value(folded, usable) : statistic.of(ranking, usable), 0);
    }

    // Local numbers and plain loops: an evaluation walks over thousands of samples.
    private static Gauge read(
            MetricName metric, Situation situation, Reading.PerContainer reading, Statistic statistic, long after) {
        Ranking ranking = statistic.isPercentile() ? new Ranking() : null;
        double folded = statistic.start();
        int samples = 0;
        int counted = 0;
        int missing = 0;
        for (FleetContainer container : situation.fleet().containers()) {
            TimeSeries own = reading.series().get(container.id());
            Standing standing =
                    Standing.of(container, metric, own, reading.window(), situation.readiness(), situation.now());
            long counts =
                    Standing.countsFrom(container, metric, reading.window(), situation.readiness(), situation.now());
            int first = own == null ? 0 : first(own, Math.max(after, counts == Long.MIN_VALUE ? counts : counts - 1));
            int usable = own == null || standing != Standing.COUNTED ? 0 : own.usable(first);
            if (own != null && usable > 0) {
                counted++;
                samples += usable;
                folded = statistic.fold(folded, own, first);
                if (ranking != null) {
                    ranking.add(own, first);
                }
            } else if (standing == Standing.COUNTED || standing == Standing.MISSING) {
                missing += container.phase() == ContainerPhase.READY ? 1 : 0;
            }
        }
        if (counted == 0) {
            return new Unknown(whyNothing(metric, situation.fleet(), reading, missing));
        }
        double value = ranking == null ? statistic.value(folded, samples) : statistic.of(ranking, samples);
        return new Known(statistic.equals(Statistic.SUM) ? value : spread(situation, value, counted), missing);
    }

    private static double spread(Situation situation, double each, int counted) {
        Observations observations = situation.observations();
        return observations.imagined() == 0 ? each : Dust.off(observations.spread(each, counted));
    }

    private static int first(TimeSeries series, long after) {
        return after == NEWEST ? series.size() - 1 : series.firstAfter(after);
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

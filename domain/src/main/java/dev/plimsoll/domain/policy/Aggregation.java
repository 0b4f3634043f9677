package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;

/// One value of all samples of a while: of each container that counts, or of the fleet's own series.
///
/// - Samples strictly younger than `period` enter, each with the same weight; with a period of 0 the newest
///   of each series.
/// - Example: one container had 0.2 and 0.4, another 0.9: `average` is 0.5, `max` 0.9, `p50` 0.4.
///
/// @param period from 1 s to 1 h; or 0
public record Aggregation(Statistic statistic, Duration period) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /// The average of five minutes.
    public static final Aggregation DEFAULT = new Aggregation(Statistic.AVERAGE, Duration.ofMinutes(5));

    /// The mean of the newest samples.
    public static final Aggregation NEWEST = new Aggregation(Statistic.AVERAGE, Duration.ZERO);

    public Aggregation {
        new Problems()
                .check(
                        period.isZero() || (period.toSeconds() >= 1 && period.compareTo(LONGEST) <= 0),
                        "period_seconds",
                        "must be from 0 to 3600")
                .refuse();
    }

    /// What the metric says at this moment.
    Gauge gauge(MetricName metric, Situation situation) {
        long after = period.isZero() ? Gauge.NEWEST : situation.now().toEpochMilli() - period.toMillis();
        return Gauge.read(metric, situation, statistic, after);
    }
}

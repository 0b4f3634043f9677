package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;

/// One value of all samples of a while: of each container that counts, or of the fleet's own series.
///
/// - Samples strictly younger than `period` enter, each with the same weight.
/// - Example: one container had 0.2 and 0.4, another 0.9: `average` is 0.5, `max` 0.9, `p50` 0.4.
///
/// @param period from 1 s to 1 h
public record Aggregation(Statistic statistic, Duration period) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /// The average of five minutes.
    public static final Aggregation DEFAULT = new Aggregation(Statistic.AVERAGE, Duration.ofMinutes(5));

    public Aggregation {
        new Problems()
                .check(
                        period.compareTo(SHORTEST) >= 0 && period.compareTo(LONGEST) <= 0,
                        "period_seconds",
                        "must be from 1 to 3600")
                .refuse();
    }

    /// What the metric says at this moment.
    Gauge gauge(MetricName metric, Situation situation) {
        long after = situation.now().toEpochMilli() - period.toMillis();
        return Gauge.read(metric, situation, statistic, after);
    }
}

package dev.plimsoll.adapters.persistence.memory;

import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// A row of `metric_rollup`.
@MappedEntity("metric_rollup")
record RollupRow(long seriesId, int minuteCount, long samples, double least, double mean, double most, double p95) {
    private static final int SECONDS = 60;

    static RollupRow of(long seriesId, Rollup rollup) {
        Figures figures = rollup.figures();
        return new RollupRow(
                seriesId,
                minuteCount(rollup.minute()),
                figures.count(),
                figures.min(),
                figures.mean(),
                figures.max(),
                figures.p95());
    }

    Rollup rollup(TargetId target, MetricName metric) {
        return new Rollup(
                target,
                metric,
                Instant.ofEpochSecond((long) minuteCount * SECONDS),
                new Figures(samples, least, mean, most, p95));
    }

    /// The first minute that begins then or later; the databases' numbers end long after all of them.
    static int minuteCount(Instant at) {
        long minutes = Math.ceilDiv(at.getEpochSecond() + (at.getNano() > 0 ? 1 : 0), (long) SECONDS);
        return Math.clamp(minutes, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}

package dev.plimsoll.adapters.persistence.memory;

import dev.plimsoll.application.memory.Rollup;
import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A row of `metric_series`.
///
/// @param id null before it is stored
@MappedEntity("metric_series")
record SeriesRow(
        @Id @GeneratedValue @Nullable Long id, String appKind, String appName, String containerType, String metric) {
    static SeriesRow of(Rollup rollup) {
        return of(rollup.target(), rollup.metric());
    }

    static SeriesRow of(TargetId target, MetricName metric) {
        return new SeriesRow(
                null, target.app().kind().name(), target.app().name(), target.containerType(), metric.value());
    }

    /// The same without its number.
    SeriesRow unnumbered() {
        return new SeriesRow(null, appKind, appName, containerType, metric);
    }
}

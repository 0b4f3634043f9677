package dev.plimsoll.adapters.rest.series;

import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.usecase.ReadSeries.Point;
import dev.plimsoll.application.usecase.ReadSeries.Range;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A metric of one container type over time.
///
/// @param step in seconds
@Serdeable(naming = SnakeCaseStrategy.class)
record SeriesJson(String metric, String containerType, Instant from, Instant to, long step, List<PointJson> points) {
    /// As answers hold one.
    @Serdeable
    record One(SeriesJson series) {}

    /// One step; without a sample, its count is 0 and its figures are null.
    ///
    /// @param containers the mean of each container by name; null where it is not known or was not asked for
    @Serdeable
    record PointJson(
            Instant time,
            long count,
            @Nullable Double min,
            @Nullable Double mean,
            @Nullable Double max,
            @Nullable Double p95,
            @Nullable Map<String, Double> containers) {
        static PointJson of(Point point) {
            Figures figures = point.figures();
            return figures == null
                    ? new PointJson(point.at(), 0, null, null, null, null, point.containers())
                    : new PointJson(
                            point.at(),
                            figures.count(),
                            figures.min(),
                            figures.mean(),
                            figures.max(),
                            figures.p95(),
                            point.containers());
        }
    }

    static SeriesJson of(SeriesQuery query, List<Point> points) {
        Range range = query.range();
        return new SeriesJson(
                query.metric().value(),
                query.containerType(),
                range.from(),
                range.to(),
                range.step().toSeconds(),
                points.stream().map(PointJson::of).toList());
    }
}

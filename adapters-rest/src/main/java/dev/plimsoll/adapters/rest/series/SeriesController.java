package dev.plimsoll.adapters.rest.series;

import dev.plimsoll.application.usecase.ReadSeries;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.Map;

/// A metric of a container type over time.
@Controller("/v1/apps/{app}/series")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SeriesController {
    private final ReadSeries series;
    private final Clock clock;

    SeriesController(ReadSeries series, Clock clock) {
        this.series = series;
        this.clock = clock;
    }

    @Get
    Map<String, SeriesJson> show(String app, HttpRequest<?> request) {
        SeriesQuery query = SeriesQuery.of(request.getParameters(), clock.instant());
        return Map.of(
                "series", SeriesJson.of(query, series.read(app, query.containerType(), query.metric(), query.range())));
    }
}

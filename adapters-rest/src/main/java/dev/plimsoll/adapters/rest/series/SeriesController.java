package dev.plimsoll.adapters.rest.series;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.usecase.ReadSeries;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;

/// A metric of a container type over time.
@Guarded
@Controller("/v1/apps/{app}/series")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SeriesController {
    private final ReadSeries series;
    private final Clock clock;

    SeriesController(ReadSeries series, Clock clock) {
        this.series = series;
        this.clock = clock;
    }

    /// Shows a metric of one container type over time, across all its containers.
    @Parameter(in = ParameterIn.QUERY, name = "metric", required = true, description = "Which metric")
    @Parameter(in = ParameterIn.QUERY, name = "type", required = true, description = "Of which container type")
    @Parameter(in = ParameterIn.QUERY, name = "from", description = "A date; an hour before to unless given")
    @Parameter(in = ParameterIn.QUERY, name = "to", description = "A date; now unless given")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "step",
            description = "Seconds a point stands for: 10, 20, 30, 40, 50 or whole minutes")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "containers",
            description = "true adds the mean of each container",
            schema = @Schema(type = "boolean"))
    @Get
    SeriesJson.One show(String app, HttpRequest<?> request) {
        SeriesQuery query = SeriesQuery.of(request.getParameters(), clock.instant());
        return new SeriesJson.One(
                SeriesJson.of(query, series.read(app, query.containerType(), query.metric(), query.range())));
    }
}

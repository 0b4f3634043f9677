package dev.plimsoll.adapters.rest.series;

import dev.plimsoll.adapters.rest.json.Json;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.problem.ErrorBody;
import dev.plimsoll.application.memory.Figures;
import dev.plimsoll.application.usecase.ReadStats;
import dev.plimsoll.application.usecase.ReadStats.Value;
import dev.plimsoll.application.usecase.RecommendTarget;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// What containers use, as clients of Scalingo's API read it.
@Guarded
@Controller("/v1/apps/{app}/stats")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatsController {
    private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "swap");

    /// Whose requests a router counts.
    private static final String ROUTED = "web";

    private static final Map<String, ToDoubleFunction<Figures>> FIGURES = new TreeMap<>(Map.of(
            "mean", Figures::mean,
            "max", Figures::max,
            "p95", Figures::p95));

    private static final String USUAL_HOURS = "3";
    private static final int MOST_HOURS = 72;

    private final ReadStats stats;
    private final RecommendTarget recommend;

    StatsController(ReadStats stats, RecommendTarget recommend) {
        this.stats = stats;
        this.recommend = recommend;
    }

    /// Shows what each running container uses now.
    @Get
    StatsJson.Many now(String app) {
        return new StatsJson.Many(stats.now(app).stream().map(StatsJson::of).toList());
    }

    /// Shows a metric of the container type `web`, minute by minute.
    @Minutes
    @ApiResponse(
            responseCode = "400",
            description = "The metric needs a container type",
            content = @Content(schema = @Schema(implementation = ErrorBody.Message.class)))
    @Get("/{metric}")
    HttpResponse<?> ofApp(String app, String metric, HttpRequest<?> request) {
        if (OF_CONTAINERS.contains(metric)) {
            return error(HttpStatus.BAD_REQUEST, "'container' should be defined");
        }
        return ofType(app, metric, ROUTED, request);
    }

    /// Recommends a target for an autoscaler.
    @Parameter(
            in = ParameterIn.QUERY,
            name = "container_type",
            description = "Of which container type; web unless given")
    @ApiResponse(
            responseCode = "200",
            description = "A target",
            content = @Content(schema = @Schema(implementation = ValueJson.class)))
    @Get("/{metric}/recommended_value")
    HttpResponse<?> recommended(String app, String metric, HttpRequest<?> request) {
        String type = request.getParameters()
                .getFirst("container_type")
                .filter(given -> !given.isEmpty())
                .orElse(ROUTED);
        return recommend
                .recommend(app, type, new MetricName(metric))
                .<HttpResponse<?>>map(
                        value -> HttpResponse.ok(ValueJson.of(value)).contentType(Json.UTF_8))
                .orElseGet(StatsController::nothingKnown);
    }

    /// Shows a metric of a container type, minute by minute.
    @Minutes
    @Get("/{metric}/{type}")
    HttpResponse<?> ofType(String app, String metric, String type, HttpRequest<?> request) {
        return answer(stats.minutes(app, type, new MetricName(metric), since(request), figure(request)), request);
    }

    /// Shows a metric of one container, minute by minute.
    @Minutes
    @Get("/{metric}/{type}/{index}")
    HttpResponse<?> ofContainer(String app, String metric, String type, String index, HttpRequest<?> request) {
        Duration since = since(request);
        new Problems()
                .check(index.matches("[0-9]{1,9}"), "index", "must be the number of a container")
                .refuse();
        return answer(
                stats.minutes(app, type, Integer.parseInt(index), new MetricName(metric), since, figure(request)),
                request);
    }

    private static HttpResponse<?> answer(List<Value> minutes, HttpRequest<?> request) {
        if (minutes.isEmpty()) {
            return nothingKnown();
        }
        boolean isLastOnly = request.getParameters().getFirst("last").orElse("").equals("true");
        List<Value> shown = isLastOnly ? last(minutes) : minutes;
        return HttpResponse.ok(shown.stream().map(ValueJson::of).toList()).contentType(Json.UTF_8);
    }

    /// The newest minute with a value; if there is none, the newest.
    private static List<Value> last(List<Value> minutes) {
        return List.of(minutes.reversed().stream()
                .filter(minute -> minute.value() != null)
                .findFirst()
                .orElse(minutes.getLast()));
    }

    private static Duration since(HttpRequest<?> request) {
        String text = request.getParameters()
                .getFirst("since")
                .filter(given -> !given.isEmpty())
                .orElse(USUAL_HOURS);
        int hours = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        new Problems()
                .check(hours >= 1 && hours <= MOST_HOURS, "since", "must be a number of hours from 1 to " + MOST_HOURS)
                .refuse();
        return Duration.ofHours(hours);
    }

    /// What is shown of the samples of a minute. Requests are not told apart by their status.
    private static ToDoubleFunction<Figures> figure(HttpRequest<?> request) {
        HttpParameters query = request.getParameters();
        String type = query.getFirst("statistics_type")
                .filter(given -> !given.isEmpty())
                .orElse("mean");
        ToDoubleFunction<Figures> figure = FIGURES.get(type);
        new Problems()
                .check(figure != null, "statistics_type", "must be one of " + String.join(", ", FIGURES.keySet()))
                .check(query.getFirst("status_code").orElse("").isEmpty(), "status_code", "cannot be chosen")
                .refuse();
        return Objects.requireNonNull(figure);
    }

    private static HttpResponse<?> nothingKnown() {
        return error(HttpStatus.NOT_FOUND, "no metrics found");
    }

    private static HttpResponse<?> error(HttpStatus status, String message) {
        return HttpResponse.status(status).body(new ErrorBody.Message(message)).contentType(Json.UTF_8);
    }
}

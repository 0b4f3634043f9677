package dev.plimsoll.adapters.rest.meters;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/// The figures about the service itself in the text format of Prometheus; a viewer's token is enough.
@Guarded
@Controller("/prometheus")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetersController {
    private static final MediaType TEXT = MediaType.of("text/plain; version=0.0.4; charset=utf-8");

    private final Meters meters;
    private final FleetMeters fleets;
    private final CircuitMeters circuits;

    MetersController(Meters meters, FleetMeters fleets, CircuitMeters circuits) {
        this.meters = meters;
        this.fleets = fleets;
        this.circuits = circuits;
    }

    /// Shows figures about the service itself for Prometheus. Whatever the client accepts: there is but one format.
    @ApiResponse(
            responseCode = "200",
            description = "The figures",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    @Get
    @Produces(MediaType.ALL)
    HttpResponse<String> scrape() {
        return HttpResponse.ok(scraped()).contentType(TEXT);
    }

    private String scraped() {
        synchronized (fleets) {
            fleets.refresh();
            circuits.refresh();
            return meters.registry().scrape();
        }
    }
}

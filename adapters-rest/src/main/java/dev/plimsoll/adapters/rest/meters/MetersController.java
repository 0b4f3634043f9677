package dev.plimsoll.adapters.rest.meters;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// The figures about the service itself in the text format of Prometheus; a viewer's token is enough.
@Controller("/prometheus")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetersController {
    private static final MediaType TEXT = MediaType.of("text/plain; version=0.0.4; charset=utf-8");

    private final Meters meters;
    private final FleetMeters fleets;

    MetersController(Meters meters, FleetMeters fleets) {
        this.meters = meters;
        this.fleets = fleets;
    }

    /// Whatever the client accepts: there is but one format.
    @Get
    @Produces(MediaType.ALL)
    HttpResponse<String> scrape() {
        return HttpResponse.ok(scraped()).contentType(TEXT);
    }

    private String scraped() {
        synchronized (fleets) {
            fleets.refresh();
            return meters.registry().scrape();
        }
    }
}

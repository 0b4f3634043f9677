package dev.plimsoll.adapters.rest.simulation;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.simulation.job.Job;
import dev.plimsoll.application.usecase.SimulateAutoscaler;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/// How autoscalers would have fared under a load, beside well-known ones. Kept in memory, for an hour.
@Guarded
@Controller("/v1/simulations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SimulationsController {
    private static final String KEY = "simulation";

    private final SimulateAutoscaler simulate;
    private final HttpHostResolver host;

    SimulationsController(SimulateAutoscaler simulate, HttpHostResolver host) {
        this.simulate = simulate;
        this.host = host;
    }

    /// Has a simulation done, which is at `Location`.
    @ApiResponse(
            responseCode = "202",
            description = "It waits for its turn",
            content = @Content(schema = @Schema(implementation = SimulationJson.One.class)))
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/SimulationRequest")))
    @Post
    HttpResponse<SimulationJson.One> start(HttpRequest<byte[]> request) {
        Job.Snapshot started = simulate.start(Envelope.required(KEY, JsonBodies.object(request)));
        return HttpResponse.<SimulationJson.One>accepted()
                .body(SimulationJson.one(started))
                .header(HttpHeaders.LOCATION, host.resolve(request) + "/v1/simulations/" + started.id());
    }

    /// Lists the simulations, the newest first.
    @Get
    SimulationJson.Many list() {
        return new SimulationJson.Many(
                simulate.list().stream().map(SimulationJson::of).toList());
    }

    /// Shows how far a simulation is, and what it came to.
    @Get("/{id}")
    SimulationJson.One show(String id) {
        return SimulationJson.one(simulate.find(id));
    }

    /// Cancels a simulation; one that is over stays as it is.
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void cancel(String id) {
        simulate.cancel(id);
    }
}

package dev.plimsoll.adapters.rest.health;

import dev.plimsoll.adapters.rest.openapi.Open;
import dev.plimsoll.adapters.rest.security.Bearers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;

/// Whether the service works: 200 and `UP`, or 503 and `DOWN`. The reasons are for those with a token.
@Open
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {
    private final HealthChecks checks;
    private final Bearers bearers;

    HealthController(HealthChecks checks, Bearers bearers) {
        this.checks = checks;
        this.bearers = bearers;
    }

    /// Whether the service works; with a token, why not.
    @ApiResponse(
            responseCode = "200",
            description = "It works",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Health")))
    @ApiResponse(
            responseCode = "503",
            description = "It does not",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Health")))
    @Get
    HttpResponse<Map<String, Object>> health(HttpRequest<?> request) {
        Health health = checks.run();
        // Without the database nobody is recognised, and asking it would only take time.
        boolean showsDetails = health.database().isUp() && bearers.mayRead(request);
        return answer(health, showsDetails ? health.detailed() : health.brief());
    }

    /// Whether it makes sense to send requests here.
    @ApiResponse(
            responseCode = "200",
            description = "It works",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Health")))
    @ApiResponse(
            responseCode = "503",
            description = "It does not",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Health")))
    @Get("/readiness")
    HttpResponse<Map<String, Object>> readiness() {
        Health health = checks.run();
        return answer(health, health.brief());
    }

    /// Whether the process itself works; restarting it would not bring back an engine that is away.
    @ApiResponse(
            responseCode = "200",
            description = "It works",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Health")))
    @Get("/liveness")
    Map<String, Object> liveness() {
        return Map.of("status", "UP");
    }

    private static HttpResponse<Map<String, Object>> answer(Health health, Map<String, Object> body) {
        return HttpResponse.<Map<String, Object>>status(health.isUp() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }
}

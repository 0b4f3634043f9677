package dev.plimsoll.adapters.rest.app;

import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.NotFound;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;

/// Variables of an app: none, as those of a Compose project stand in its Compose file, and whatever were kept here
/// would
/// reach no container. Setting none is fine, as Terraform always does so; setting any is refused.
@Guarded
@Controller("/v1/apps/{app}/variables")
@ExecuteOn(TaskExecutors.BLOCKING)
final class VariablesController {
    private static final String VARIABLES = "variables";
    private static final String ELSEWHERE = "cannot be set here: those of a Compose project stand in its Compose file";
    private static final VariablesJson NONE = new VariablesJson(List.of());

    private final FindApp findApp;

    VariablesController(FindApp findApp) {
        this.findApp = findApp;
    }

    /// The variables of an app.
    @Serdeable
    record VariablesJson(List<String> variables) {}

    /// Lists none.
    @Get
    VariablesJson list(String app) {
        findApp.find(app);
        return NONE;
    }

    /// Sets none, and refuses any.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/VariablesRequest")))
    @Put
    VariablesJson set(String app, HttpRequest<byte[]> request) {
        Object variables = JsonBodies.object(request).get(VARIABLES);
        findApp.find(app);
        if (variables == null || variables.equals(List.of())) {
            return NONE;
        }
        throw new InvalidSettings(List.of(new Problem(VARIABLES, ELSEWHERE)));
    }

    /// Refuses any.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/VariablesRequest")))
    @Post
    @Status(HttpStatus.UNPROCESSABLE_ENTITY)
    void create(String app, HttpRequest<byte[]> request) {
        JsonBodies.object(request);
        findApp.find(app);
        throw new InvalidSettings(List.of(new Problem("variable", ELSEWHERE)));
    }

    /// Finds none.
    @Delete
    @Status(HttpStatus.NOT_FOUND)
    void delete(String app) {
        findApp.find(app);
        throw new NotFound("variable");
    }
}

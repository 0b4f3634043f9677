package dev.plimsoll.adapters.rest.metric;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.codec.DefinitionCodec;
import dev.plimsoll.application.usecase.DeclareMetrics;
import dev.plimsoll.application.usecase.FindApp;
import dev.plimsoll.application.usecase.ManageTokens;
import dev.plimsoll.application.usecase.ReceiveSamples;
import dev.plimsoll.domain.fleet.AppId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.util.Map;

/// What metrics an app declares, who may push them, and what is pushed.
@Guarded
@Controller("/v1/apps/{app}/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {
    private static final String KEY = "definition";

    private final DeclareMetrics declare;
    private final ReceiveSamples receive;
    private final FindApp findApp;
    private final ManageTokens tokens;

    MetricsController(DeclareMetrics declare, ReceiveSamples receive, FindApp findApp, ManageTokens tokens) {
        this.declare = declare;
        this.receive = receive;
        this.findApp = findApp;
        this.tokens = tokens;
    }

    /// How many samples were taken.
    @Serdeable
    record AcceptedJson(int accepted) {}

    /// As answers hold one definition.
    @Serdeable
    record DefinitionJson(
            @Schema(ref = "#/components/schemas/Definition") Map<String, Object> definition) {}

    /// As answers hold several.
    @Serdeable
    record DefinitionsJson(
            @Schema(ref = "#/components/schemas/Definitions")
            List<Map<String, Object>> definitions) {}

    /// The secret of a token.
    @Serdeable
    record SecretJson(String token) {}

    /// How many tokens were revoked.
    @Serdeable
    record RevokedJson(int revoked) {}

    /// Takes samples: all of a call, or none.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/SamplesRequest")))
    @Post
    @Status(HttpStatus.ACCEPTED)
    AcceptedJson push(String app, HttpRequest<byte[]> request) {
        return new AcceptedJson(receive.receive(app, JsonBodies.object(request)));
    }

    /// Lists the metrics that the app declares.
    @Get("/definitions")
    DefinitionsJson definitions(String app) {
        return new DefinitionsJson(
                declare.list(app).stream().map(DefinitionCodec::write).toList());
    }

    /// Declares a metric; one of the same name is replaced.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/DefinitionRequest")))
    @Post("/definitions")
    @Status(HttpStatus.CREATED)
    DefinitionJson define(String app, HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.required(KEY, JsonBodies.object(request));
        return new DefinitionJson(DefinitionCodec.write(declare.declare(app, fields, Bearers.actorOf(request))));
    }

    /// Forgets a metric; 422 while an autoscaler reads it.
    @Delete("/definitions/{name}")
    @Status(HttpStatus.NO_CONTENT)
    void forget(String app, String name, HttpRequest<?> request) {
        declare.forget(app, name, Bearers.actorOf(request));
    }

    /// Makes a token for whoever pushes; it is seen only here.
    @Post("/tokens")
    @Status(HttpStatus.CREATED)
    SecretJson issueToken(String app, HttpRequest<?> request) {
        AppId id = findApp.find(app).id();
        return new SecretJson(
                tokens.issueForPushing(Bearers.actorOf(request), id).secret());
    }

    /// Revokes all tokens that push metrics of the app.
    @Delete("/tokens")
    RevokedJson revokeTokens(String app, HttpRequest<?> request) {
        AppId id = findApp.find(app).id();
        return new RevokedJson(tokens.revokePushing(Bearers.actorOf(request), id));
    }
}

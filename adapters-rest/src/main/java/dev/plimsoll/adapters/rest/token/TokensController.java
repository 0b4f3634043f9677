package dev.plimsoll.adapters.rest.token;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.adapters.rest.security.Bearers;
import dev.plimsoll.application.usecase.ManageTokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.Map;

/// The tokens of everybody, for administrators.
@Guarded
@Controller("/v1/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
final class TokensController {
    private static final String KEY = "token";

    private final ManageTokens tokens;

    TokensController(ManageTokens tokens) {
        this.tokens = tokens;
    }

    /// Lists all tokens, the oldest first.
    @Get
    TokenJson.Many list() {
        return new TokenJson.Many(tokens.list().stream().map(TokenJson::of).toList());
    }

    /// Makes a token, whose secret is shown only here. Takes its fields with or without an envelope: the npm client
    /// sends them flat.
    @RequestBody(content = @Content(schema = @Schema(ref = "#/components/schemas/TokenRequest")))
    @Post
    @Status(HttpStatus.CREATED)
    TokenJson.One issue(HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        return new TokenJson.One(TokenJson.of(tokens.issue(Bearers.actorOf(request), fields)));
    }

    /// Replaces a token by a new one.
    @Patch("/{id}/renew")
    @Consumes(MediaType.ALL)
    TokenJson.One renew(String id, HttpRequest<?> request) {
        return new TokenJson.One(TokenJson.of(tokens.renew(Bearers.actorOf(request), id)));
    }

    /// Revokes a token; 409 for the last one of an administrator.
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void revoke(String id, HttpRequest<?> request) {
        tokens.revoke(Bearers.actorOf(request), id);
    }
}

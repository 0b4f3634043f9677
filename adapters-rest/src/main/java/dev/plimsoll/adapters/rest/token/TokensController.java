package dev.plimsoll.adapters.rest.token;

import dev.plimsoll.adapters.rest.json.Envelope;
import dev.plimsoll.adapters.rest.json.JsonBodies;
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
import java.util.List;
import java.util.Map;

/// The tokens of everybody, for administrators.
@Controller("/v1/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
final class TokensController {
    private static final String KEY = "token";

    private final ManageTokens tokens;

    TokensController(ManageTokens tokens) {
        this.tokens = tokens;
    }

    @Get
    Map<String, List<TokenJson>> list() {
        return Map.of("tokens", tokens.list().stream().map(TokenJson::of).toList());
    }

    /// Takes its fields with or without an envelope: the npm client sends them flat.
    @Post
    @Status(HttpStatus.CREATED)
    Map<String, TokenJson> issue(HttpRequest<byte[]> request) {
        Map<?, ?> fields = Envelope.optional(KEY, JsonBodies.object(request));
        return Map.of(KEY, TokenJson.of(tokens.issue(Bearers.actorOf(request), fields)));
    }

    @Patch("/{id}/renew")
    @Consumes(MediaType.ALL)
    Map<String, TokenJson> renew(String id, HttpRequest<?> request) {
        return Map.of(KEY, TokenJson.of(tokens.renew(Bearers.actorOf(request), id)));
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void revoke(String id, HttpRequest<?> request) {
        tokens.revoke(Bearers.actorOf(request), id);
    }
}

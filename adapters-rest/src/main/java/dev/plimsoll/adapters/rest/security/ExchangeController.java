package dev.plimsoll.adapters.rest.security;

import dev.plimsoll.adapters.rest.openapi.Guarded;
import dev.plimsoll.application.usecase.ExchangeToken;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.serde.annotation.Serdeable;

/// Exchanges a token for a JWT that ends after an hour, as all clients do first. Whatever body they send says nothing.
@Guarded
@Controller("/v1/tokens/exchange")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("PUSHER")
final class ExchangeController {
    private final ExchangeToken exchange;
    private final Bearers bearers;

    ExchangeController(ExchangeToken exchange, Bearers bearers) {
        this.exchange = exchange;
        this.bearers = bearers;
    }

    /// What a token is exchanged for.
    @Serdeable
    record ExchangedJson(String token) {}

    /// Exchanges the token of this request for a JWT.
    @Post
    @Consumes(MediaType.ALL)
    ExchangedJson exchange(HttpRequest<?> request) {
        String jwt = Credentials.tokenIn(request)
                .flatMap(secret -> exchange.exchange(secret, JsonWebToken::write))
                .orElseThrow(() -> new AuthorizationException(null));
        bearers.welcome(request, jwt);
        return new ExchangedJson(jwt);
    }
}

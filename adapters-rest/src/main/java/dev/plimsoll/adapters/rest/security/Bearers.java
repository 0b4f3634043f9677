package dev.plimsoll.adapters.rest.security;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.usecase.FindToken;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Recognises who sent a request. Looks into the database, so it must not run on an event loop.
@Singleton
public final class Bearers {
    private static final String TOKEN = "plimsoll.token";

    private final FindToken tokens;

    Bearers(FindToken tokens) {
        this.tokens = tokens;
    }

    /// Who sent a request that needed a token, for use cases that keep account of it.
    public static Actor actorOf(HttpRequest<?> request) {
        return request.getAttribute(TOKEN, Token.class).orElseThrow().actor();
    }

    /// Whether a person, or what acts for one, may read what this service shows.
    public boolean mayRead(HttpRequest<?> request) {
        return tokenOf(request)
                .filter(token -> token.role().compareTo(Role.VIEWER) >= 0)
                .isPresent();
    }

    /// What is known of the token in this request; nothing without a token, or with one that is not ours.
    Optional<Token> tokenOf(HttpRequest<?> request) {
        Optional<Token> token = Credentials.tokenIn(request).flatMap(tokens::find);
        token.ifPresent(known -> request.setAttribute(TOKEN, known));
        return token;
    }
}

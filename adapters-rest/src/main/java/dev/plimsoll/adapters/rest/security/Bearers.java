package dev.plimsoll.adapters.rest.security;

import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.usecase.ManageTokens;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Recognises who sent a request. Looks into the database, so it must not run on an event loop.
@Singleton
public final class Bearers {
    private final ManageTokens tokens;

    Bearers(ManageTokens tokens) {
        this.tokens = tokens;
    }

    /// What is known of the token in this request; nothing without a token, or with one that is not ours.
    public Optional<Token> tokenOf(HttpRequest<?> request) {
        return Credentials.tokenIn(request).flatMap(tokens::find);
    }

    /// Whether a person, or what acts for one, may read what this service shows.
    public boolean mayRead(HttpRequest<?> request) {
        return tokenOf(request)
                .filter(token -> token.role().compareTo(Role.VIEWER) >= 0)
                .isPresent();
    }
}

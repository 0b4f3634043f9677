package dev.plimsoll.adapters.rest.security;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.usecase.FindToken;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recognises who sent a request. Looks into the database, so it must not run on an event loop.
@Singleton
public final class Bearers {
    private static final String TOKEN = "plimsoll.token";

    private final FindToken tokens;
    private final LoginAttempts attempts;

    Bearers(FindToken tokens, LoginAttempts attempts) {
        this.tokens = tokens;
        this.attempts = attempts;
    }

    /// Who sent a request that needed a token, for use cases that keep account of it.
    public static Actor actorOf(HttpRequest<?> request) {
        return request.getAttribute(TOKEN, Token.class).orElseThrow().actor();
    }

    /// Whether an administrator sent a request that needed a token.
    public static boolean isAdmin(HttpRequest<?> request) {
        return request.getAttribute(TOKEN, Token.class)
                .filter(token -> token.role() == Role.ADMIN)
                .isPresent();
    }

    /// Whether a person, or what acts for one, may read what this service shows.
    public boolean mayRead(HttpRequest<?> request) {
        try {
            return tokenOf(request)
                    .filter(token -> token.role().compareTo(Role.VIEWER) >= 0)
                    .isPresent();
        } catch (TooManyRequests _) {
            return false;
        }
    }

    /// What is known of the token in this request; nothing without a token, or with one that is not ours.
    ///
    /// @throws TooManyRequests when too many wrong ones came from there
    Optional<Token> tokenOf(HttpRequest<?> request) {
        Optional<Token> token = Credentials.tokenIn(request).flatMap(secret -> find(secret, addressOf(request)));
        token.ifPresent(known -> request.setAttribute(TOKEN, known));
        return token;
    }

    /// Knows the secret that the sender of this request was just given.
    void welcome(HttpRequest<?> request, String secret) {
        attempts.succeeded(addressOf(request), secret);
    }

    private Optional<Token> find(String secret, @Nullable InetAddress from) {
        attempts.check(from, secret);
        Optional<Token> token = tokens.find(secret);
        if (token.isPresent()) {
            attempts.succeeded(from, secret);
        } else {
            attempts.failed(from, secret);
        }
        return token;
    }

    private static @Nullable InetAddress addressOf(HttpRequest<?> request) {
        return request.getRemoteAddress().getAddress();
    }
}

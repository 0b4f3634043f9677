package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Secrets;
import dev.plimsoll.application.access.Session;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.TokenRepository;
import java.time.Clock;
import java.util.Optional;

/// Recognises the bearers of tokens.
public final class FindToken {
    /// How every JWT begins: with `{"` in base64.
    private static final String JWT = "ey";

    private final TokenRepository repository;
    private final Clock clock;

    public FindToken(TokenRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// What is known of the token with this secret, or with a session of this secret; nothing when it is not ours.
    public Optional<Token> find(String secret) {
        // One look into the database is enough for nearly everybody; people may choose tokens that look like a JWT.
        return secret.startsWith(JWT) ? findBySession(secret).or(() -> findItself(secret)) : findItself(secret);
    }

    /// The same for the token's own secret alone.
    public Optional<Token> findItself(String secret) {
        String hash = Secrets.hash(secret);
        return repository.findByHash(hash).filter(token -> Secrets.areSame(token.hash(), hash));
    }

    private Optional<Token> findBySession(String secret) {
        String hash = Secrets.hash(secret);
        return repository
                .findSession(hash)
                .filter(session -> Secrets.areSame(session.hash(), hash))
                .filter(session -> clock.instant().isBefore(session.expiresAt()))
                .map(Session::token);
    }
}

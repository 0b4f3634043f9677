package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Secrets;
import dev.plimsoll.application.access.Session;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.TokenRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Opens sessions: a token is exchanged for a secret that ends by itself. Any number of them are valid side by side,
/// and
/// revoking the token ends them all.
public final class ExchangeToken {
    /// Clients renew what has less than five minutes left, so a short life would mean an exchange with each request.
    private static final Duration LIFE = Duration.ofHours(1);

    private final FindToken findToken;
    private final TokenRepository repository;
    private final Clock clock;

    public ExchangeToken(FindToken findToken, TokenRepository repository, Clock clock) {
        this.findToken = findToken;
        this.repository = repository;
        this.clock = clock;
    }

    /// Makes the secret of a session; nobody may be able to guess it.
    public interface Writer {
        String write(Token token, Instant issuedAt, Instant expiresAt);
    }

    /// Opens a session and answers its secret; nothing when the token is not ours. What is itself the secret of a
    /// session
    /// is none, or whoever stole one could make it last for ever.
    public Optional<String> exchange(String secret, Writer writer) {
        return findToken.findItself(secret).map(token -> open(token, writer));
    }

    /// Forgets the sessions that have ended.
    public void prune() {
        repository.pruneSessions(clock.instant());
    }

    private String open(Token token, Writer writer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(LIFE);
        String secret = writer.write(token, now, end);
        repository.save(new Session(Secrets.hash(secret), token, end));
        return secret;
    }
}

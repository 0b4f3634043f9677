package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Session;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tokens that somebody else is at, too.
final class RacingRepository implements TokenRepository {
    private final TokenRepository tokens;
    Runnable beforeDelete = () -> {};

    RacingRepository(TokenRepository tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    @Override
    public List<Token> list() {
        return tokens.list();
    }

    @Override
    public void save(Token token) {
        tokens.save(token);
    }

    @Override
    public Optional<Token> findByHash(String hash) {
        return tokens.findByHash(hash);
    }

    @Override
    public void delete(String hash) {
        beforeDelete.run();
        tokens.delete(hash);
    }

    @Override
    public int deleteOf(AppId app) {
        return tokens.deleteOf(app);
    }

    @Override
    public void save(Session session) {
        tokens.save(session);
    }

    @Override
    public Optional<Session> findSession(String hash) {
        return tokens.findSession(hash);
    }

    @Override
    public void pruneSessions(Instant now) {
        tokens.pruneSessions(now);
    }
}

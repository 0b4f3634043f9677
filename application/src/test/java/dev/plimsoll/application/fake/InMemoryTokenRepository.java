package dev.plimsoll.application.fake;

import static java.util.Comparator.comparing;

import dev.plimsoll.application.access.Session;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps the hashes of tokens in memory.
public final class InMemoryTokenRepository extends InMemoryStore<Token> implements TokenRepository {
    /// By their hash, under the lock of the tokens.
    private final Map<String, SessionRow> sessions = new HashMap<>();

    private record SessionRow(String tokenHash, Instant expiresAt) {}

    @Override
    public boolean isEmpty() {
        return locked(Map::isEmpty);
    }

    @Override
    public List<Token> list() {
        return locked(rows -> rows.values().stream()
                .sorted(comparing(Token::createdAt).thenComparing(Token::id))
                .toList());
    }

    @Override
    public void save(Token token) {
        Token row = new Token(
                token.id(), token.hash(), token.name(), token.role(), Micros.of(token.createdAt()), token.app());
        locked(rows -> Optional.ofNullable(rows.put(row.hash(), row)));
    }

    @Override
    public Optional<Token> findByHash(String hash) {
        return locked(rows -> Optional.ofNullable(rows.get(hash)));
    }

    @Override
    public void delete(String hash) {
        var _ = remove(token -> token.hash().equals(hash));
    }

    @Override
    public int deleteOf(AppId app) {
        return remove(token -> app.equals(token.app()));
    }

    @Override
    public void save(Session session) {
        SessionRow row = new SessionRow(session.token().hash(), Micros.of(session.expiresAt()));
        locked(rows -> {
            if (!rows.containsKey(row.tokenHash())) {
                throw new StoreConflict("save a session: its token is not there", null);
            }
            return Optional.ofNullable(sessions.put(session.hash(), row));
        });
    }

    @Override
    public Optional<Session> findSession(String hash) {
        return locked(rows -> Optional.ofNullable(sessions.get(hash)).flatMap(row -> session(hash, row, rows)));
    }

    @Override
    public void pruneSessions(Instant now) {
        locked(_ -> sessions.values().removeIf(row -> !row.expiresAt().isAfter(now)));
    }

    private static Optional<Session> session(String hash, SessionRow row, Map<String, Token> tokens) {
        @Nullable Token token = tokens.get(row.tokenHash());
        return token == null ? Optional.empty() : Optional.of(new Session(hash, token, row.expiresAt()));
    }

    private int remove(Predicate<Token> which) {
        return locked(rows -> {
            int before = rows.size();
            rows.values().removeIf(which);
            sessions.values().removeIf(row -> !rows.containsKey(row.tokenHash()));
            return before - rows.size();
        });
    }
}

package dev.plimsoll.adapters.persistence.token;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.access.Session;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.domain.fleet.AppId;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Keeps the hashes of tokens and of their sessions in the database, where sessions go with their token.
@Singleton
final class JdbcTokenRepository implements TokenRepository {
    private final TokenRows tokens;
    private final SessionRows sessions;
    private final Recent<Token> recentTokens = new Recent<>();
    private final Recent<Session> recentSessions = new Recent<>();
    private final TransactionOperations<Connection> transactions;

    JdbcTokenRepository(TokenRows tokens, SessionRows sessions, TransactionOperations<Connection> transactions) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public boolean isEmpty() {
        return answering("count tokens", tokens::count) == 0;
    }

    @Override
    public List<Token> list() {
        return answering(
                "list tokens", () -> tokens.list().stream().map(TokenRow::token).toList());
    }

    @Override
    public void save(Token token) {
        TokenRow row = TokenRow.of(token);
        var _ = changing(() -> {
            running(
                    "save a token",
                    () -> tokens.put(
                            row.hash(),
                            row.id(),
                            row.name(),
                            row.role(),
                            row.createdAt(),
                            row.appKind(),
                            row.appName()));
            return 1;
        });
    }

    @Override
    public Optional<Token> findByHash(String hash) {
        return recentTokens.find(
                hash,
                () -> answering("find a token", () -> tokens.findByHash(hash)).map(TokenRow::token));
    }

    @Override
    public void delete(String hash) {
        var _ = changing(() -> answering("delete a token", () -> tokens.remove(hash)));
    }

    @Override
    public int deleteOf(AppId app) {
        return changing(() -> answering(
                "delete the tokens of an app", () -> tokens.removeOf(app.kind().name(), app.name())));
    }

    @Override
    public void save(Session session) {
        running(
                "save a session",
                () -> sessions.insert(session.hash(), session.token().hash(), UtcText.write(session.expiresAt())));
    }

    @Override
    public Optional<Session> findSession(String hash) {
        return recentSessions.find(
                hash,
                () -> answering("find a session", () -> sessions.findWithToken(hash))
                        .map(SessionRow::session));
    }

    /// Whether it fails or not, for it may have been done all the same; and once more when the transaction that it is
    /// part of has ended, as others read what was before until then.
    private int changing(IntSupplier change) {
        try {
            return change.getAsInt();
        } finally {
            changed();
            transactions.findTransactionStatus().ifPresent(status -> status.registerSynchronization(new AtTheEnd()));
        }
    }

    private void changed() {
        recentTokens.changed();
        recentSessions.changed();
    }

    private final class AtTheEnd implements TransactionSynchronization {
        @Override
        public void afterCompletion(Status status) {
            changed();
        }
    }

    @Override
    public void pruneSessions(Instant now) {
        var _ = answering("prune sessions", () -> sessions.prune(UtcText.write(now)));
    }
}

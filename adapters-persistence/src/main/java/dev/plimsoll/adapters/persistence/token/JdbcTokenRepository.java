package dev.plimsoll.adapters.persistence.token;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.TokenRepository;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Keeps the hashes of tokens in the database.
@Singleton
final class JdbcTokenRepository implements TokenRepository {
    private final TokenRows rows;

    JdbcTokenRepository(TokenRows rows) {
        this.rows = rows;
    }

    @Override
    public boolean isEmpty() {
        return answering("count tokens", rows::count) == 0;
    }

    @Override
    public void save(Token token) {
        running(
                "save a token",
                () -> rows.replace(token.hash(), token.role().name(), UtcText.write(token.createdAt())));
    }

    @Override
    public Optional<Token> findByHash(String hash) {
        return answering("find a token", () -> rows.findByHash(hash))
                .map(row -> new Token(row.hash(), Role.valueOf(row.role()), UtcText.read(row.createdAt())));
    }
}

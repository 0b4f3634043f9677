package dev.plimsoll.application.fake;

import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.domain.fleet.AppId;
import java.util.Map;
import java.util.Optional;

/// Keeps the hashes of tokens in memory.
public final class InMemoryTokenRepository extends InMemoryStore<Token> implements TokenRepository {
    @Override
    public boolean isEmpty() {
        return locked(Map::isEmpty);
    }

    @Override
    public void save(Token token) {
        Token row = new Token(token.hash(), token.role(), Micros.of(token.createdAt()), token.app());
        locked(rows -> Optional.ofNullable(rows.put(row.hash(), row)));
    }

    @Override
    public Optional<Token> findByHash(String hash) {
        return locked(rows -> Optional.ofNullable(rows.get(hash)));
    }

    @Override
    public int deleteOf(AppId app) {
        return locked(rows -> {
            int before = rows.size();
            rows.values().removeIf(row -> app.equals(row.app()));
            return before - rows.size();
        });
    }
}

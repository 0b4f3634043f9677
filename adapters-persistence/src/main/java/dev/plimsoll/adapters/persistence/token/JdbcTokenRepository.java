package dev.plimsoll.adapters.persistence.token;

import static dev.plimsoll.adapters.persistence.database.DatabaseCall.answering;
import static dev.plimsoll.adapters.persistence.database.DatabaseCall.running;

import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        AppId app = token.app();
        running(
                "save a token",
                () -> rows.replace(
                        token.hash(),
                        token.role().name(),
                        UtcText.write(token.createdAt()),
                        app == null ? null : app.kind().name(),
                        app == null ? null : app.name()));
    }

    @Override
    public Optional<Token> findByHash(String hash) {
        return answering("find a token", () -> rows.findByHash(hash))
                .map(row -> new Token(row.hash(), Role.valueOf(row.role()), UtcText.read(row.createdAt()), app(row)));
    }

    @Override
    public int deleteOf(AppId app) {
        return answering(
                "delete the tokens of an app", () -> rows.removeOf(app.kind().name(), app.name()));
    }

    private static @Nullable AppId app(TokenRow row) {
        return row.appKind() == null || row.appName() == null
                ? null
                : new AppId(AppKind.valueOf(row.appKind()), row.appName());
    }
}

package dev.plimsoll.adapters.persistence.token;

import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A row of `access_token`.
@MappedEntity("access_token")
record TokenRow(
        @Id String hash,
        String id,
        String name,
        String role,
        String createdAt,
        @Nullable String appKind,
        @Nullable String appName) {
    static TokenRow of(Token token) {
        AppId app = token.app();
        return new TokenRow(
                token.hash(),
                token.id(),
                token.name(),
                token.role().name(),
                UtcText.write(token.createdAt()),
                app == null ? null : app.kind().name(),
                app == null ? null : app.name());
    }

    Token token() {
        return new Token(id, hash, name, Role.valueOf(role), UtcText.read(createdAt), app());
    }

    private @Nullable AppId app() {
        return appKind == null || appName == null ? null : new AppId(AppKind.valueOf(appKind), appName);
    }
}

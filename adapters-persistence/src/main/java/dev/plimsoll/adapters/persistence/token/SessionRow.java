package dev.plimsoll.adapters.persistence.token;

import dev.plimsoll.adapters.persistence.database.UtcText;
import dev.plimsoll.application.access.Session;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A row of `access_session` beside that of its token, so that who sends a session is recognised by one statement.
@MappedEntity("access_session")
record SessionRow(
        @Id String sessionHash,
        String expiresAt,
        String hash,
        String id,
        String name,
        String role,
        String createdAt,
        @Nullable String appKind,
        @Nullable String appName) {
    Session session() {
        TokenRow token = new TokenRow(hash, id, name, role, createdAt, appKind, appName);
        return new Session(sessionHash, token.token(), UtcText.read(expiresAt));
    }
}

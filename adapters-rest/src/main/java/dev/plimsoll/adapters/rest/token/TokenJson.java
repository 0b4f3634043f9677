package dev.plimsoll.adapters.rest.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plimsoll.application.access.IssuedToken;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.validation.Choice;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A token as clients of the API decode it.
///
/// @param app the name of the app whose metrics its bearer may push, else null
/// @param issuedAt the same as `createdAt`, by which name some clients know it
/// @param token the secret itself, only where it was just made; elsewhere the field is not there
@Serdeable(naming = SnakeCaseStrategy.class)
record TokenJson(
        String id,
        String name,
        String role,
        @Nullable String app,
        Instant createdAt,
        Instant issuedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {
    /// As answers hold one.
    @Serdeable
    record One(TokenJson token) {}

    /// As answers hold several.
    @Serdeable
    record Many(List<TokenJson> tokens) {}

    static TokenJson of(Token token) {
        return of(token, null);
    }

    static TokenJson of(IssuedToken issued) {
        return of(issued.token(), issued.secret());
    }

    private static TokenJson of(Token token, @Nullable String secret) {
        AppId app = token.app();
        return new TokenJson(
                token.id(),
                token.name(),
                Choice.name(token.role()),
                app == null ? null : app.name(),
                token.createdAt(),
                token.createdAt(),
                secret);
    }
}

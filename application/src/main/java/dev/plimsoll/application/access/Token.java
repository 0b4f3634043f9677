package dev.plimsoll.application.access;

import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token as it is kept: never itself, only its hash.
///
/// @param hash SHA-256 of the token, 64 lower-case hex digits
/// @param app which app's metrics its bearer may push; null in tokens for people
public record Token(
        String hash, Role role, Instant createdAt, @Nullable AppId app) {
    /// A token for people.
    public Token(String hash, Role role, Instant createdAt) {
        this(hash, role, createdAt, null);
    }
}

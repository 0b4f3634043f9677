package dev.plimsoll.application.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A token as it is kept: never itself, only its hash.
///
/// @param id what people and programs call it; random, so that it says nothing about the token
/// @param hash SHA-256 of the token, 64 lower-case hex digits
/// @param app which app's metrics its bearer may push; null in tokens for people
public record Token(
        String id,
        String hash,
        String name,
        Role role,
        Instant createdAt,
        @Nullable AppId app) {
    /// Its bearer.
    public Actor actor() {
        return new Actor("us-" + UUID.nameUUIDFromBytes(id.getBytes(UTF_8)), name);
    }
}

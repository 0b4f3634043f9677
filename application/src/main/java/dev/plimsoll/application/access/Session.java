package dev.plimsoll.application.access;

import java.time.Instant;

/// A second secret of a token's bearer, which ends by itself. It, too, is kept as a hash only.
///
/// @param hash SHA-256 of the secret, as that of a token
/// @param expiresAt from when on it is worth nothing
public record Session(String hash, Token token, Instant expiresAt) {}

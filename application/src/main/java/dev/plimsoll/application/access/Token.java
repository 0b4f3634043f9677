package dev.plimsoll.application.access;

import java.time.Instant;

/// A token as it is kept: never itself, only its hash.
///
/// @param hash SHA-256 of the token, 64 lower-case hex digits
public record Token(String hash, Role role, Instant createdAt) {}

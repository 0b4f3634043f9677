package dev.plimsoll.adapters.persistence.token;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A row of `access_token`.
@MappedEntity("access_token")
record TokenRow(
        @Id String hash,
        String role,
        String createdAt,
        @Nullable String appKind,
        @Nullable String appName) {}

package dev.plimsoll.adapters.persistence.history;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A row of `app_event`, as the database holds it; the sequence number is the database's own business. Without an
/// app it is of the service itself.
@MappedEntity("app_event")
record AppEventRow(
        @Id String id,
        @Nullable String appKind,
        @Nullable String appName,
        String happenedAt,
        String type,
        String actorId,
        String actorName,
        String data) {}

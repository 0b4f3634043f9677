package dev.plimsoll.adapters.persistence.history;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A row of `app_event`, as the database holds it; the sequence number is the database's own business.
@MappedEntity("app_event")
record AppEventRow(
        @Id String id,
        String appKind,
        String appName,
        String happenedAt,
        String type,
        String actorId,
        String actorName,
        String data) {}

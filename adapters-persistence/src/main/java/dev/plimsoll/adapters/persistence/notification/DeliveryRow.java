package dev.plimsoll.adapters.persistence.notification;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A row of `delivery`, as the database holds it; the sequence number is the database's own business.
@MappedEntity("delivery")
record DeliveryRow(
        @Id String id,
        String notifierId,
        String text,
        String event,
        String createdAt,
        int attempts,
        String dueAt,
        @Nullable String error,
        @Nullable String endedAt) {}

package dev.plimsoll.adapters.persistence.notification;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A row of `notifier`.
@MappedEntity("notifier")
record NotifierRow(
        @Id String id,
        String appKind,
        String appName,
        String name,
        boolean active,
        boolean allAlerts,
        boolean allEvents,
        String selectedEvents,
        String platform,
        String destination,
        String createdAt,
        String updatedAt) {}

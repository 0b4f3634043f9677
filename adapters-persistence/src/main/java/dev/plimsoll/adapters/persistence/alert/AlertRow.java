package dev.plimsoll.adapters.persistence.alert;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A row of `alert`.
@MappedEntity("alert")
record AlertRow(
        @Id String id,
        String appKind,
        String appName,
        String containerType,
        String settings,
        String createdAt,
        String updatedAt) {}

package dev.plimsoll.adapters.persistence.operation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A row of `operation`.
@MappedEntity("operation")
record OperationRow(
        @Id String id,
        String appKind,
        String appName,
        String kind,
        String parts,
        String createdAt,
        @Nullable String finishedAt) {}

package dev.plimsoll.adapters.persistence.lifecycle;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A row of `lifecycle_hook`; its key is all but the definition and the date.
@MappedEntity("lifecycle_hook")
record HookRow(
        String appKind,
        String appName,
        String containerType,
        @Id String name,
        String definition,
        String createdAt) {}

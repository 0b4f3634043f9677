package dev.plimsoll.adapters.persistence.lifecycle;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A row of `lifecycle_action`.
@MappedEntity("lifecycle_action")
record ActionRow(
        @Id String id,
        String appKind,
        String appName,
        String containerType,
        String hook,
        String transition,
        String containerId,
        String containerName,
        String begunAt,
        String covers,
        String deadline,
        String latest,
        boolean accepted,
        @Nullable String result) {}

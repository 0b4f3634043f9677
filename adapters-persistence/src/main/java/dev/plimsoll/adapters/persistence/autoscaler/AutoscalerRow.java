package dev.plimsoll.adapters.persistence.autoscaler;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import org.jspecify.annotations.Nullable;

/// A row of `autoscaler`, as the database holds it: trees as JSON text, instants as text in UTC.
@MappedEntity("autoscaler")
record AutoscalerRow(
        @Id String id,
        String appKind,
        String appName,
        String containerType,
        String settings,
        String owner,
        @Nullable Integer desired,
        String memory,
        String createdAt,
        String updatedAt,
        @Nullable String lastScaleAt,
        @Version long version) {}

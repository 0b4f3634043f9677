package dev.plimsoll.adapters.persistence.history;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A row of `scaling_event`, as the database holds it; the sequence number is the database's own business.
///
/// @param recommendations null in rows of older versions
@MappedEntity("scaling_event")
record ScalingEventRow(
        @Id String id,
        String autoscalerId,
        String appKind,
        String appName,
        String containerType,
        String decidedAt,
        int fromCount,
        int toCount,
        String sentence,
        @Nullable String recommendations,
        String reasons,
        String outcome,
        @Nullable String outcomeAt,
        @Nullable String outcomeDetail) {}

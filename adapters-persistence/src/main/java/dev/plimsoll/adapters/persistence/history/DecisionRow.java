package dev.plimsoll.adapters.persistence.history;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A row of `scaling_decision`, as the database holds it; the sequence number is the database's own business.
@MappedEntity("scaling_decision")
record DecisionRow(
        @Id String id,
        String autoscalerId,
        String appKind,
        String appName,
        String containerType,
        String firstAt,
        String lastAt,
        long evaluations,
        String kind,
        int fromCount,
        int toCount,
        String mode,
        String sentence,
        String recommendations,
        String reasons) {}

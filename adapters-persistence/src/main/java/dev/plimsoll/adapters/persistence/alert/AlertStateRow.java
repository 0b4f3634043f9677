package dev.plimsoll.adapters.persistence.alert;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A row of `alert_state`.
@MappedEntity("alert_state")
record AlertStateRow(
        @Id String alertId, String beyondSince, @Nullable String toldAt) {}

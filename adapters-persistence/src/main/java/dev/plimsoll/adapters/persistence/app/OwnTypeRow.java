package dev.plimsoll.adapters.persistence.app;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A row of `own_container_type`; its key is the app with the name of the type.
///
/// @param template JSON, as `TemplateCodec` has it
@MappedEntity("own_container_type")
record OwnTypeRow(
        String appName,
        @Id String containerType,
        String template,
        String createdAt,
        String updatedAt,
        boolean removed) {}

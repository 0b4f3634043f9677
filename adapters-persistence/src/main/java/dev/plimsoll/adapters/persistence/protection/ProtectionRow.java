package dev.plimsoll.adapters.persistence.protection;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A row of `container_protection`.
@MappedEntity("container_protection")
record ProtectionRow(@Id String containerId, String appKind, String appName, String containerType) {}

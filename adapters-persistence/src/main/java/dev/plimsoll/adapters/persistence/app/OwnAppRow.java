package dev.plimsoll.adapters.persistence.app;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A row of `own_app`.
@MappedEntity("own_app")
record OwnAppRow(@Id String appName, String createdAt, boolean removed) {}

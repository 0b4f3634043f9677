package dev.plimsoll.adapters.persistence.memory;

import io.micronaut.data.annotation.MappedEntity;

/// A row of `metric_snapshot`.
@MappedEntity("metric_snapshot")
@SuppressWarnings("ArrayRecordComponent") // a row is read or written once, and never compared
record SnapshotRow(String appKind, String appName, String containerType, String takenAt, byte[] samples) {}

package dev.plimsoll.domain.autoscaler;

/// An autoscaler's id, opaque to clients: `au-` and a UUID.
public record AutoscalerId(String value) {}

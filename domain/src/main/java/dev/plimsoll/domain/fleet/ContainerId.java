package dev.plimsoll.domain.fleet;

/// The platform's id of one container.
public record ContainerId(String value) {}

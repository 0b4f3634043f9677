package dev.plimsoll.application.memory;

import dev.plimsoll.domain.fleet.ContainerId;

/// A container as people know it, also when it is gone.
///
/// @param number its number within the type
public record Member(ContainerId id, String name, int number) {}

package dev.plimsoll.bootstrap.architecture.bad.cycle;

/// Marks the package that a cycle is in.
public interface Cycle {}

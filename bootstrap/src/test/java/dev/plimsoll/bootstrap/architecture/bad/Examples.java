package dev.plimsoll.bootstrap.architecture.bad;

/// Marks the package that all bad examples are below.
public interface Examples {}

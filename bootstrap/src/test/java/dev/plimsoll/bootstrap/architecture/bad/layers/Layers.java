package dev.plimsoll.bootstrap.architecture.bad.layers;

/// Marks the package that layers are in.
public interface Layers {}

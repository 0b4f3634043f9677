package dev.plimsoll.bootstrap.architecture.bad.layers.upper;

public record Upper(String name) {}

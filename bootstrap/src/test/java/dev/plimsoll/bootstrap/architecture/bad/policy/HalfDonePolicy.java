package dev.plimsoll.bootstrap.architecture.bad.policy;

/// A policy of which nothing but the class exists.
public record HalfDonePolicy() {}

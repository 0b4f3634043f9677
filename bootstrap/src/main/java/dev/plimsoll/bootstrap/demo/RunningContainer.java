package dev.plimsoll.bootstrap.demo;

import java.time.Instant;

/// A running container of the scaled service.
record RunningContainer(String id, Instant startedAt) {}

package dev.plimsoll.bootstrap.architecture.bad.clock;

import java.time.Clock;

public record KeepsAClock(Clock clock) {}

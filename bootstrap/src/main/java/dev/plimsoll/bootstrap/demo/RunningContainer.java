package dev.plimsoll.bootstrap.demo;

import java.net.URI;
import java.time.Instant;

/// A running container of the scaled service, and where it answers on this machine.
record RunningContainer(String id, URI address, Instant startedAt) {}

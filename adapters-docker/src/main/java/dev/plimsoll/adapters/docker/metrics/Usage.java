package dev.plimsoll.adapters.docker.metrics;

import org.jspecify.annotations.Nullable;

/// The counters of one container at one moment.
///
/// @param atNanos on a clock that only ever runs forward; only differences mean something
/// @param cpuNanos CPU time used since the container started
/// @param memoryBytes in use, without the file cache that the kernel would give up first; null when it is not counted
record Usage(long atNanos, long cpuNanos, @Nullable Long memoryBytes) {}

package dev.plimsoll.adapters.docker.metrics;

import java.util.Map;

/// The counts of one container at one moment.
///
/// @param atNanos on a clock that only ever runs forward; only differences mean something
record Usage(long atNanos, Map<Measure, Count> counts) {
    Usage {
        counts = Map.copyOf(counts);
    }
}

package dev.plimsoll.adapters.docker.metrics;

import dev.plimsoll.adapters.docker.inspect.Limits;
import org.jspecify.annotations.Nullable;

/// What a measure of a container is a fraction of.
///
/// @param machineSwapBytes no container can swap more
record Bases(Capacities capacities, long machineSwapBytes) {
    private static final double NANOS = 1e9;

    /// In the unit of the measure, a second where it is a rate; 0 when the container may use nothing of it.
    double of(Measure measure, Limits limits) {
        return switch (measure) {
            case CPU -> limits.cpus() * NANOS;
            case MEMORY -> limits.memoryBytes();
            case SWAP -> Math.min(limits.swapBytes(), machineSwapBytes);
            case NETWORK -> orNothing(capacities.network());
            case DISK_IO -> orNothing(capacities.disk());
        };
    }

    private static double orNothing(@Nullable Long capacity) {
        return capacity == null ? 0 : capacity;
    }
}

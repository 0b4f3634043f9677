package dev.plimsoll.application.simulation;

import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;
import java.time.Instant;

/// The load of each step of a simulation, in requests a second. Immutable, and kept in a plain array: a
/// simulation walks over hundreds of thousands.
public final class Workload {
    private final String name;
    private final Instant start;
    private final Duration step;
    private final double[] loads;

    /// A workload of at least one step.
    ///
    /// @param name by which people know it
    /// @param start when it begins, for those who go by the hour of the day
    /// @param loads in requests a second, each finite and from 0
    public Workload(String name, Instant start, Duration step, double... loads) {
        boolean isUsable = loads.length > 0;
        for (double load : loads) {
            isUsable &= load >= 0 && load <= Double.MAX_VALUE;
        }
        new Problems()
                .check(isUsable, "loads", "must be at least one, each a number from 0")
                .refuse();
        this.name = name;
        this.start = start;
        this.step = step;
        this.loads = loads.clone();
    }

    public String name() {
        return name;
    }

    public Instant start() {
        return start;
    }

    /// How long a step takes.
    public Duration step() {
        return step;
    }

    /// How many steps there are.
    public int steps() {
        return loads.length;
    }

    /// The load of a step, 0 being the first.
    public double load(int index) {
        return loads[index];
    }

    double[] loads() {
        return loads.clone();
    }
}

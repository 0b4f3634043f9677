package dev.plimsoll.application.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How many containers there were in each step of a simulation.
public final class Timeline {
    private final int[] desired;
    private final int[] ready;
    private final int[] current;

    /// A timeline to be filled in.
    Timeline(int steps) {
        this(new int[steps], new int[steps], new int[steps]);
    }

    private Timeline(int[] desired, int[] ready, int[] current) {
        this.desired = desired;
        this.ready = ready;
        this.current = current;
    }

    /// One that came about otherwise, of arrays of the same length, which it keeps.
    static Timeline of(int[] ready, int[] current) {
        return new Timeline(current, ready, current);
    }

    /// The same count in each step.
    static Timeline standing(int containers, int steps) {
        int[] counts = new int[steps];
        Arrays.fill(counts, containers);
        return new Timeline(counts, counts, counts);
    }

    /// What held from a step on, until the next change.
    ///
    /// @param step the first for which it holds
    public record Change(int step, int desired, int ready, int current) {}

    public int steps() {
        return ready.length;
    }

    /// How many were wanted in a step.
    public int desired(int step) {
        return desired[step];
    }

    /// How many served in a step.
    public int ready(int step) {
        return ready[step];
    }

    /// How many were paid for in a step: ready or starting.
    public int current(int step) {
        return current[step];
    }

    /// The beginning and each step in which a count changed.
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int step = 0; step < ready.length; step++) {
            if (step == 0 || isChanged(step)) {
                changes.add(new Change(step, desired[step], ready[step], current[step]));
            }
        }
        return changes;
    }

    void put(int step, int wanted, SimulatedFleet fleet) {
        desired[step] = wanted;
        ready[step] = fleet.ready();
        current[step] = fleet.current();
    }

    private boolean isChanged(int step) {
        return desired[step] != desired[step - 1]
                || ready[step] != ready[step - 1]
                || current[step] != current[step - 1];
    }
}
